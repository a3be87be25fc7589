using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What becomes of an output of the root module.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Action">Create, update, delete or nothing.</param>
/// <param name="Before">Its value in the state, or null when it is not there; secret when sensitive.</param>
/// <param name="After">Its value after apply, or null when it will not be there; unknown when known only then.</param>
/// <param name="IsSensitive">Whether nobody shall see it.</param>
/// <param name="Type">Its type in Terraform's JSON form, <c>"string"</c> with the quotes, or null when not known.</param>
public sealed record OutputChange(string Name, PlannedAction Action, Value? Before, Value? After, bool IsSensitive, string? Type)
{
    /// <summary>The type of its value in the state, likewise; null when not known.</summary>
    public string? PriorType { get; init; }
}
