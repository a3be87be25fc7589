using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State;

/// <summary>Gives resources other URNs, wherever they are named.</summary>
internal static class UrnRewriting
{
    /// <summary>The same record with other URNs.</summary>
    /// <param name="resource">The record.</param>
    /// <param name="map">The new URN of a URN; the same where it stays.</param>
    public static ResourceState Rewrite(ResourceState resource, Func<Urn, Urn> map) => resource with
    {
        Urn = map(resource.Urn),
        Parent = Map(resource.Parent, map),
        Dependencies = Map(resource.Dependencies, map),
        Provider = resource.Provider is { } provider ? provider with { Urn = map(provider.Urn) } : null,
        PropertyDependencies = resource.PropertyDependencies.ToDictionary(pair => pair.Key, pair => Map(pair.Value, map), StringComparer.Ordinal),
        Aliases = Map(resource.Aliases, map),
        DeletedWith = Map(resource.DeletedWith, map),
        ReplaceWith = Map(resource.ReplaceWith, map),
        ViewOf = Map(resource.ViewOf, map),
    };

    private static IReadOnlyList<Urn> Map(IReadOnlyList<Urn> urns, Func<Urn, Urn> map) => [.. urns.Select(map)];

    private static Urn? Map(Urn? urn, Func<Urn, Urn> map) => urn is null ? null : map(urn);
}
