using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>provider</c> block.</summary>
/// <param name="LocalName">The provider's local name.</param>
/// <param name="Alias">Its alias, or null.</param>
/// <param name="Body">Its arguments but for the alias.</param>
/// <param name="Span">The header of its block.</param>
public sealed record ProviderConfiguration(string LocalName, string? Alias, HclBody Body, SourceSpan Span)
{
    /// <summary>What its module calls it: <c>immuta</c> or <c>immuta.eu</c>.</summary>
    public string Key => Alias is null ? LocalName : $"{LocalName}.{Alias}";
}
