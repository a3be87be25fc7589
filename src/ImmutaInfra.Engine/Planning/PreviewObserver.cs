using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Takes a provider's warnings into the plan.</summary>
internal sealed class PreviewObserver(InstanceAddress address, SourceSpan place, DiagnosticBag found) : IOperationObserver
{
    /// <inheritdoc/>
    public void Progress(string status)
    {
    }

    /// <inheritdoc/>
    public void Warn(Diagnostic warning) => found.Add(warning.Place(address, place));

    /// <inheritdoc/>
    public ValueTask CreatedAsync(string id, ObjectValue outputs) => ValueTask.CompletedTask;
}
