using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State;

/// <summary>Finds the modules that hold something, as deep as it may lie.</summary>
internal static class ModulesInUse
{
    /// <summary>The parents of these resources, and theirs.</summary>
    /// <param name="resources">What is held.</param>
    /// <param name="byUrn">The records of the modules among others; where one is missing, the way up ends.</param>
    public static IReadOnlySet<Urn> Find(IEnumerable<ResourceState> resources, IReadOnlyDictionary<Urn, ResourceState> byUrn)
    {
        var found = new HashSet<Urn>();
        foreach (var resource in resources)
        {
            for (var parent = resource.Parent; parent is not null && found.Add(parent); parent = byUrn.GetValueOrDefault(parent)?.Parent)
            {
            }
        }

        return found;
    }
}
