using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>Gives records of a stack other URNs and keeps all that names them consistent.</summary>
internal static class RecordRenames
{
    /// <summary>The stack with the new names, and what that changes in it. Same arguments, same answer.</summary>
    /// <param name="snapshot">The stack.</param>
    /// <param name="names">The new URN and the new address, by the old URN. Old objects that wait for their deletion keep their name.</param>
    /// <param name="naming">How instances are called in the stack.</param>
    public static (StackSnapshot Renamed, StateChange Change) Apply(
        StackSnapshot snapshot, IReadOnlyDictionary<Urn, (Urn Urn, InstanceAddress Address)> names, UrnNaming naming)
    {
        var present = snapshot.Resources.Select(record => record.Urn).ToHashSet();
        var components = new List<ResourceState>();
        foreach (var module in names.Values.Select(name => name.Address.Resource.Module).Distinct())
        {
            AddComponents(module, naming, present, components);
        }

        var rewrites = new List<(ResourceKey Key, ResourceState Resource)>();
        var resources = new List<ResourceState>(snapshot.Resources.Count + components.Count);
        foreach (var record in snapshot.Resources)
        {
            var renamed = Renamed(record);
            if (!ReferenceEquals(renamed, record))
            {
                rewrites.Add((record.Key, renamed));
            }

            resources.Add(renamed);
        }

        return (snapshot with { Resources = [.. resources, .. components] }, new StateChange { Rewrites = rewrites, Adds = components });

        ResourceState Renamed(ResourceState record)
        {
            var described = record;
            if (record.Dependencies.Any(names.ContainsKey))
            {
                described = described with
                {
                    Dependencies = [.. record.Dependencies.Select(Now)],
                    PropertyDependencies = record.PropertyDependencies.ToDictionary(
                        pair => pair.Key, pair => (IReadOnlyList<Urn>)[.. pair.Value.Select(Now)], StringComparer.Ordinal),
                };
            }

            return !record.Delete && names.TryGetValue(record.Urn, out var name) ? Named(described, name.Urn, name.Address, naming) : described;
        }

        Urn Now(Urn urn) => names.TryGetValue(urn, out var name) ? name.Urn : urn;
    }

    /// <summary>A record under another name.</summary>
    public static ResourceState Named(ResourceState record, Urn urn, InstanceAddress address, UrnNaming naming) =>
        RecordedAddress.Note(record with { Urn = urn, Parent = naming.Module(address.Resource.Module) }, address);

    private static void AddComponents(ModuleAddress module, UrnNaming naming, HashSet<Urn> present, List<ResourceState> components)
    {
        if (module.Parent is not { } outer)
        {
            return;
        }

        AddComponents(outer, naming, present, components);
        var urn = naming.Module(module);
        if (present.Add(urn))
        {
            components.Add(new ResourceState { Urn = urn, Custom = false, Type = urn.Type, Parent = naming.Module(outer) });
        }
    }
}
