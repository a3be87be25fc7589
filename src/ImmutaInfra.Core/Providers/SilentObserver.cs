using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Hears nothing.</summary>
public sealed class SilentObserver : IOperationObserver
{
    private SilentObserver()
    {
    }

    /// <summary>The only one.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void Progress(string status)
    {
    }

    /// <inheritdoc/>
    public void Warn(Diagnostic warning)
    {
    }

    /// <inheritdoc/>
    public ValueTask CreatedAsync(string id, ObjectValue outputs) => ValueTask.CompletedTask;
}
