using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>A stack's lock, held until it is disposed of.</summary>
public interface IStackLock : IAsyncDisposable
{
    /// <summary>What the user should know of how it was got, such as whose lock was taken over.</summary>
    IReadOnlyList<Diagnostic> Notices { get; }
}
