using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks for a change in place.</summary>
public sealed record UpdateRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>The resource's id.</summary>
    public required string Id { get; init; }

    /// <summary>The inputs in the state.</summary>
    public required ObjectValue PriorInputs { get; init; }

    /// <summary>The outputs in the state.</summary>
    public required ObjectValue PriorOutputs { get; init; }

    /// <summary>The checked inputs wanted; fully known unless <see cref="IsPreview"/>.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>Whether only to say what it would look like.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The longest time to wait, or null for the provider's own limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Hears of what goes on.</summary>
    public IOperationObserver Observer { get; init; } = SilentObserver.Instance;
}
