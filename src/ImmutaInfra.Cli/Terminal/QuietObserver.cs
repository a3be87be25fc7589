using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Cli.Terminal;

/// <summary>Shows nothing of what an engine does.</summary>
internal sealed class QuietObserver : IEngineObserver
{
    public void Started(InstanceAddress address, Operation operation, string? id)
    {
    }

    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
    }

    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
    }

    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
    {
    }
}
