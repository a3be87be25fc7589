using System.Collections.Concurrent;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;

namespace ImmutaInfra.Engine.State.Locks;

/// <summary>A lock that is held, until it is disposed of.</summary>
internal sealed class FileLock : IStackLock
{
    // What this process holds is a fact about the process, whichever backend object took it.
    private static readonly ConcurrentDictionary<string, bool> HeldHere = new(StringComparer.Ordinal);

    private readonly string _file;
    private readonly Func<bool> _isStackGone;

    private FileLock(string file, IReadOnlyList<Diagnostic> notices, Func<bool> isStackGone)
    {
        _file = file;
        _isStackGone = isStackGone;
        Notices = notices;
    }

    public IReadOnlyList<Diagnostic> Notices { get; }

    /// <summary>Whether this process took that lock and has not given it up.</summary>
    public static bool IsHeldHere(string file) => HeldHere.ContainsKey(file);

    /// <summary>Writes a lock file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">What stands there.</param>
    /// <param name="notices">What the user should know of how it was got.</param>
    /// <param name="isStackGone">Whether there is no such stack any more; the folder of its locks goes with the last of them then.</param>
    public static FileLock Write(string file, ReadOnlySpan<byte> content, IReadOnlyList<Diagnostic> notices, Func<bool> isStackGone)
    {
        HeldHere[file] = true;
        try
        {
            // Whatever lies in the folder of locks counts as a lock for Pulumi, a draft that was left behind, too.
            AtomicFile.Write(file, content, described: true, draftFolder: Path.GetDirectoryName(Path.GetDirectoryName(file)));
        }
        catch
        {
            HeldHere.TryRemove(file, out _);
            throw;
        }

        return new FileLock(file, notices, isStackGone);
    }

    /// <summary>Gives it up; again does nothing.</summary>
    public void Release()
    {
        AtomicFile.Delete(_file);
        HeldHere.TryRemove(_file, out _);
        if (_isStackGone())
        {
            AtomicFile.DeleteEmptyFolder(Path.GetDirectoryName(_file)!);
        }
    }

    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }
}
