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

    private FileLock(string file, IReadOnlyList<Diagnostic> notices)
    {
        _file = file;
        Notices = notices;
    }

    public IReadOnlyList<Diagnostic> Notices { get; }

    /// <summary>Whether this process took that lock and has not given it up.</summary>
    public static bool IsHeldHere(string file) => HeldHere.ContainsKey(file);

    /// <summary>Writes a lock file.</summary>
    public static FileLock Write(string file, ReadOnlySpan<byte> content, IReadOnlyList<Diagnostic> notices)
    {
        HeldHere[file] = true;
        try
        {
            AtomicFile.Write(file, content, described: true);
        }
        catch
        {
            HeldHere.TryRemove(file, out _);
            throw;
        }

        return new FileLock(file, notices);
    }

    /// <summary>Gives it up; again does nothing.</summary>
    public void Release()
    {
        AtomicFile.Delete(_file);
        HeldHere.TryRemove(_file, out _);
    }

    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }
}
