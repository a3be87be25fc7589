using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Observing;

/// <summary>Passes on what several threads tell, one thing at a time, as <see cref="IEngineObserver"/> promises.</summary>
internal sealed class SerialObserver(IEngineObserver observer) : IEngineObserver
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public void Started(InstanceAddress address, Operation operation, string? id)
    {
        lock (_gate)
        {
            observer.Started(address, operation, id);
        }
    }

    /// <inheritdoc/>
    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
        lock (_gate)
        {
            observer.Progress(address, operation, status, elapsed);
        }
    }

    /// <inheritdoc/>
    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        lock (_gate)
        {
            observer.Completed(address, operation, id, elapsed);
        }
    }

    /// <inheritdoc/>
    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        lock (_gate)
        {
            observer.Failed(address, operation, diagnostics, elapsed);
        }
    }
}
