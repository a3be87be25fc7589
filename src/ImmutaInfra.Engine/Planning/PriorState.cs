using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>A stack's content, ready to be asked.</summary>
public sealed class PriorState
{
    private readonly Dictionary<Urn, ResourceState> _live = [];
    private readonly ConcurrentDictionary<Urn, bool> _claimed = [];
    private readonly ConcurrentDictionary<Urn, bool> _claimedAsFormer = [];
    private readonly Dictionary<(string Token, string Address), Urn> _byNotedAddress = [];
    private ILookup<(string Token, ModuleAddress Module, string Name), (InstanceAddress Address, ResourceState State)>? _byBlock;

    /// <summary>Reads a stack.</summary>
    public PriorState(StackSnapshot snapshot)
    {
        Snapshot = snapshot;
        foreach (var resource in snapshot.Resources.Where(resource => !resource.Delete))
        {
            _live[resource.Urn] = resource;
            if (RecordedAddress.Find(resource) is { } address)
            {
                _byNotedAddress.TryAdd((resource.Type, address.ToString()), resource.Urn);
            }
        }
    }

    /// <summary>The stack.</summary>
    public StackSnapshot Snapshot { get; }

    /// <summary>Old objects whose replacements are there and that only wait for their deletion.</summary>
    public IEnumerable<ResourceState> Leftovers => Snapshot.Resources.Where(resource => resource is { Delete: true, IsManaged: true });

    /// <summary>Managed resources for which no block has been found.</summary>
    public IEnumerable<ResourceState> Orphans =>
        Snapshot.Resources.Where(resource => resource is { Delete: false, IsManaged: true } && !_claimed.ContainsKey(resource.Urn));

    /// <summary>The resource of that URN, or null.</summary>
    public ResourceState? Find(Urn urn) => _live.GetValueOrDefault(urn);

    /// <summary>The resource of that URN, or null; it is no orphan any more.</summary>
    public ResourceState? Claim(Urn urn) => _claimed.TryAdd(urn, true) || !_claimedAsFormer.ContainsKey(urn) ? Find(urn) : null;

    /// <summary>The resource that was called otherwise before, or null; it is no orphan any more.</summary>
    /// <param name="address">Its address now.</param>
    /// <param name="token">Its type.</param>
    /// <param name="former">What it may have been called, in the order in which it is looked for. What notes that address comes last.</param>
    public ResourceState? ClaimFormer(InstanceAddress address, string token, IEnumerable<Urn> former)
    {
        var noted = _byNotedAddress.TryGetValue((token, address.ToString()), out var found) ? [found] : Enumerable.Empty<Urn>();
        foreach (var urn in former.Concat(noted))
        {
            if (_live.TryGetValue(urn, out var record) && _claimed.TryAdd(urn, true))
            {
                _claimedAsFormer[urn] = true;
                return record;
            }
        }

        return null;
    }

    /// <summary>The instances of a block that the state has, in any instance of its module.</summary>
    /// <param name="token">The type of the block in the state.</param>
    /// <param name="module">Its module, without keys.</param>
    /// <param name="type">Its type as the block spells it.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The instances; their addresses spell the type in the same way.</returns>
    public IReadOnlyList<(InstanceAddress Address, ResourceState State)> InstancesOf(string token, ModuleAddress module, string type, string name)
    {
        _byBlock ??= _live.Values
            .Where(resource => resource.IsManaged)
            .Select(state => (Address: UrnNaming.AddressOf(state, state.Type), State: state))
            .Where(each => each.Address is not null)
            .ToLookup(each => (each.State.Type, each.Address!.Resource.Module.WithoutKeys, each.Address.Resource.Name), each => (each.Address!, each.State));
        return [.. _byBlock[(token, module, name)].Select(each => (each.Address with { Resource = each.Address.Resource with { Type = type } }, each.State))];
    }
}
