using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;

namespace ImmutaInfra.Engine.State.Locks;

/// <summary>A lock that is held, until it is disposed of.</summary>
internal sealed class FileLock(string file, IReadOnlyList<Diagnostic> notices) : IStackLock
{
    public IReadOnlyList<Diagnostic> Notices => notices;

    public ValueTask DisposeAsync()
    {
        AtomicFile.Delete(file);
        return ValueTask.CompletedTask;
    }
}
