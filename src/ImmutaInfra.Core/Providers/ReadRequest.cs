using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks how a resource is now.</summary>
public sealed record ReadRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>The resource's id.</summary>
    public required string Id { get; init; }

    /// <summary>The inputs in the state, for what the server hides; null for an import.</summary>
    public ObjectValue? PriorInputs { get; init; }

    /// <summary>The outputs in the state; null for an import.</summary>
    public ObjectValue? PriorOutputs { get; init; }

    /// <summary>Whether an interrupted run has begun to delete it, so that its request may still be on the way to the server.</summary>
    public bool MayBeLeaving { get; init; }

    /// <summary>The longest time to wait, or null for the provider's own limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
