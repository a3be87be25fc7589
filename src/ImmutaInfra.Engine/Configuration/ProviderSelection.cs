using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Which provider block a resource uses: <c>immuta</c> or <c>immuta.eu</c>.</summary>
/// <param name="LocalName">The provider's local name.</param>
/// <param name="Alias">The alias, or null for the block without one.</param>
/// <param name="Span">Where it is written, or null when it follows from the type.</param>
public sealed record ProviderSelection(string LocalName, string? Alias, SourceSpan? Span)
{
    /// <inheritdoc/>
    public override string ToString() => Alias is null ? LocalName : $"{LocalName}.{Alias}";
}
