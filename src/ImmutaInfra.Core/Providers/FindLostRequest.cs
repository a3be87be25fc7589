using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks for what a creation has made whose answer was lost.</summary>
public sealed record FindLostRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>The checked inputs that the creation was begun with.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>The ids of the resources of this type that the state holds; none of them is what is looked for.</summary>
    public required IReadOnlyCollection<string> IdsInState { get; init; }
}
