using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>An entry of <c>required_providers</c>.</summary>
/// <param name="LocalName">What the module calls it.</param>
/// <param name="Source">Where it comes from, <c>pulumi/immuta</c>, or null.</param>
/// <param name="Version">The version or constraint as written, or null.</param>
/// <param name="Span">The entry.</param>
public sealed record RequiredProvider(string LocalName, string? Source, string? Version, SourceSpan Span)
{
    /// <summary>The configurations that callers have to hand down, <c>immuta.eu</c>: <c>configuration_aliases</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The package that is meant: the last part of the source, or the local name.</summary>
    public string Package => Source is null ? LocalName : Source[(Source.LastIndexOf('/') + 1)..];
}
