using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State;

/// <summary>Tells apart the records of one stack: at most one with a URN is live, others wait for their deletion.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="WaitingId">The id of an old object that waits for its deletion; null for the live one.</param>
public sealed record ResourceKey(Urn Urn, string? WaitingId = null)
{
    /// <inheritdoc/>
    public override string ToString() => WaitingId is null ? Urn.ToString() : $"{Urn} (old object {WaitingId})";
}
