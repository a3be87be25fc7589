using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Writes whole files, each at once: a reader sees the old content or the new, whatever happens in between.</summary>
/// <remarks>Source: Pulumi state format, section 1: a temporary file in the same folder, its description beside it, then a rename.</remarks>
internal static class AtomicFile
{
    /// <summary>What the file library that Pulumi uses appends to the names of descriptions.</summary>
    public const string DescriptionSuffix = ".attrs";

    /// <summary>What the names of drafts end in.</summary>
    public const string DraftSuffix = ".tmp";

    private const int SniffedBytes = 512;
    private static long _lastStamp;

    /// <summary>Writes a file; the content and its name are on disk when this returns.</summary>
    /// <param name="file">The file; missing folders are made.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="described">Whether to write the description beside it.</param>
    /// <param name="keepsMode">Whether a file that is there stays readable for whom it was. Otherwise it is its owner's alone: what is written here
    /// holds ciphertexts, and tells what a tenant is made of.</param>
    /// <param name="draftFolder">Where the draft lies, on the same disk; null for beside the file.</param>
    /// <exception cref="DiagnosticException"><c>IMI4124</c>: it cannot be written. The old content is intact.</exception>
    public static void Write(string file, ReadOnlySpan<byte> bytes, bool described = false, bool keepsMode = false, string? draftFolder = null)
    {
        var draft = Path.Combine(draftFolder ?? Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}.{Stamp(TimeProvider.System):x}{DraftSuffix}");
        try
        {
            DurableFolder.Make(Path.GetDirectoryName(file)!);
            WriteNew(draft, bytes);
            if (keepsMode && !OperatingSystem.IsWindows() && File.Exists(file))
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(file));
            }

            if (described)
            {
                File.Delete(file + DescriptionSuffix);
                WriteNew(file + DescriptionSuffix, Encoding.UTF8.GetBytes(Describe(bytes)), isDurable: false);
            }

            File.Move(draft, file, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(file)!);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(draft);
            throw new DiagnosticException(StateDiagnostics.WriteFailed(file, problem.Message), problem);
        }
    }

    private static void WriteNew(string file, ReadOnlySpan<byte> bytes, bool isDurable = true)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: isDurable);
    }

    /// <summary>Deletes a file and its description.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4124</c>: it cannot be deleted.</exception>
    public static void Delete(string file)
    {
        try
        {
            File.Delete(file);
            File.Delete(file + DescriptionSuffix);
        }
        catch (DirectoryNotFoundException)
        {
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.WriteFailed(file, problem.Message), problem);
        }
    }

    /// <summary>Deletes a folder, unless something is in it.</summary>
    public static void DeleteEmptyFolder(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is in use again, or stays: an empty folder does no harm.
        }
    }

    /// <summary>Moves a file; one of the new name is replaced.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4124</c>: it cannot be moved.</exception>
    public static void Move(string from, string to)
    {
        try
        {
            DurableFolder.Make(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(to)!);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.WriteFailed(to, problem.Message), problem);
        }
    }

    /// <summary>Nanoseconds since 1970, different at each call of this process.</summary>
    public static long Stamp(TimeProvider clock)
    {
        var now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        long last, next;
        do
        {
            last = Volatile.Read(ref _lastStamp);
            next = now > last ? now : now > last - 1_000_000_000 ? last + 1 : now;
        }
        while (Interlocked.CompareExchange(ref _lastStamp, next, last) != last);
        return next;
    }

    /// <summary>The description: what kind of content it is, and its digest.</summary>
    private static string Describe(ReadOnlySpan<byte> bytes)
    {
#pragma warning disable CA5351 // The format asks for MD5; nothing relies on its strength.
        var digest = Convert.ToBase64String(MD5.HashData(bytes));
#pragma warning restore CA5351
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"user.cache_control":"","user.content_disposition":"","user.content_encoding":"","user.content_language":"","user.content_type":"{{Sniff(bytes)}}","user.metadata":null,"md5":"{{digest}}"}""") + "\n";
    }

    private static string Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]))
        {
            return "application/x-gzip";
        }

        foreach (var c in bytes[..Math.Min(bytes.Length, SniffedBytes)])
        {
            if (c is <= 0x08 or 0x0b or (>= 0x0e and <= 0x1a) or (>= 0x1c and <= 0x1f))
            {
                return "application/octet-stream";
            }
        }

        return "text/plain; charset=utf-8";
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What could not be written may not be deleted, either; the first failure is the one to tell.
        }
    }
}
