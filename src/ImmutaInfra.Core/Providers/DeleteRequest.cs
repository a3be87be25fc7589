using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks for a resource's removal.</summary>
public sealed record DeleteRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>The resource's id.</summary>
    public required string Id { get; init; }

    /// <summary>The inputs in the state.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>The outputs in the state.</summary>
    public required ObjectValue Outputs { get; init; }

    /// <summary>The longest time to wait, or null for the provider's own limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Hears of what goes on.</summary>
    public IOperationObserver Observer { get; init; } = SilentObserver.Instance;
}
