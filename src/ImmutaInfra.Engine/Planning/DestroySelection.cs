using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What is destroyed of a stack of which the user wants to destroy a part: the targets with what depends on them, but not
/// the excluded nor what those need.</summary>
internal sealed class DestroySelection
{
    private readonly HashSet<Urn> _kept;
    private readonly HashSet<Urn>? _taken;

    /// <summary>Works it out from the dependencies that the state has noted.</summary>
    /// <param name="options">What the user named.</param>
    /// <param name="resources">What the state holds.</param>
    /// <param name="addressOf">The address by which the user knows a resource; null for what has none.</param>
    public DestroySelection(PlanOptions options, IReadOnlyList<ResourceState> resources, Func<ResourceState, InstanceAddress?> addressOf)
    {
        var needs = resources.ToLookup(resource => resource.Urn, resource => resource.Dependencies);
        var dependents = resources
            .SelectMany(resource => resource.Dependencies.Select(needed => (needed, resource.Urn)))
            .ToLookup(pair => pair.needed, pair => pair.Urn);
        _kept = Closure(Named(options.Excludes), urn => needs[urn].SelectMany(urns => urns));
        _taken = options.Targets.Count == 0 ? null : Closure(Named(options.Targets), urn => dependents[urn]);

        IEnumerable<Urn> Named(IReadOnlyList<AddressPattern> patterns) => resources
            .Where(resource => resource.IsManaged && addressOf(resource) is { } address && patterns.Any(pattern => pattern.Includes(address)))
            .Select(resource => resource.Urn);
    }

    /// <summary>Whether a resource is to be destroyed.</summary>
    public bool Includes(Urn urn) => !_kept.Contains(urn) && _taken?.Contains(urn) != false;

    private static HashSet<Urn> Closure(IEnumerable<Urn> start, Func<Urn, IEnumerable<Urn>> next)
    {
        var reached = new HashSet<Urn>();
        var pending = new Stack<Urn>(start);
        while (pending.TryPop(out var urn))
        {
            if (reached.Add(urn))
            {
                foreach (var each in next(urn))
                {
                    pending.Push(each);
                }
            }
        }

        return reached;
    }
}
