using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks whether a resource's inputs are right.</summary>
public sealed record CheckRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>What the user wrote; may hold unknowns.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>The checked inputs of the last run; null for a new resource.</summary>
    public ObjectValue? PriorInputs { get; init; }
}
