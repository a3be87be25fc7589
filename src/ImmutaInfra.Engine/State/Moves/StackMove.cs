using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State.Moves;

/// <summary>Gives resources of a stack other addresses, and keeps all that names them consistent.</summary>
/// <param name="naming">How instances are called in the stack.</param>
/// <param name="addressOf">The address of a record, or null.</param>
/// <param name="now">The moment, for records of modules that come.</param>
public sealed class StackMove(UrnNaming naming, Func<ResourceState, InstanceAddress?> addressOf, Timestamp now)
{
    /// <summary>Works out a move; nothing is changed.</summary>
    /// <param name="snapshot">The stack.</param>
    /// <param name="from">What moves.</param>
    /// <param name="to">Where it goes.</param>
    /// <returns>Each instance before and after, and what changes in the stack.</returns>
    /// <exception cref="DiagnosticException"><c>IMI4151</c> to <c>IMI4154</c>: it cannot be done.</exception>
    public (IReadOnlyList<(InstanceAddress From, InstanceAddress To)> Moved, StateChange Change) Plan(StackSnapshot snapshot, AddressPattern from, AddressPattern to)
    {
        RefuseUnlike(from, to);
        var move = new AddressMove(from, to);
        var moved = new List<(InstanceAddress From, InstanceAddress To)>();
        var urns = new Dictionary<Urn, Urn>();
        var parents = new Dictionary<Urn, ModuleAddress>();
        foreach (var record in snapshot.Resources.Where(record => record.IsManaged))
        {
            if (addressOf(record) is not { } address || move.Find(address) is not { } target)
            {
                continue;
            }

            if (urns.TryAdd(record.Urn, naming.Resource(target, record.Type)))
            {
                moved.Add((address, target));
                parents[record.Urn] = target.Resource.Module;
            }

            for (var module = address.Resource.Module; !module.IsRoot; module = module.Parent!)
            {
                if (move.FindModule(module) is { } targetModule)
                {
                    urns[naming.Module(module)] = naming.Module(targetModule);
                    parents[naming.Module(module)] = targetModule.Parent!;
                }
            }
        }

        RefuseClashes(snapshot, from, to, urns, parents, moved);
        return ([.. moved.OrderBy(each => each.From)], Change(snapshot, urns, parents, moved));
    }

    private static void RefuseUnlike(AddressPattern from, AddressPattern to)
    {
        var isLike = (from.Resource, to.Resource) switch
        {
            (null, null) => true,
            ({ Mode: ResourceMode.Managed } one, { Mode: ResourceMode.Managed } other) => AttributeNames.Normalize(one.Type) == AttributeNames.Normalize(other.Type),
            _ => false,
        };
        if (!isLike)
        {
            throw new DiagnosticException(StateDiagnostics.MoveOfUnlike(from.ToString(), to.ToString()));
        }

        if (from.Resource is null && to.Module.IsWithin(from.Module))
        {
            throw new DiagnosticException(StateDiagnostics.MoveOfUnlike(from.ToString(), to.ToString()));
        }
    }

    private void RefuseClashes(
        StackSnapshot snapshot,
        AddressPattern from,
        AddressPattern to,
        Dictionary<Urn, Urn> urns,
        Dictionary<Urn, ModuleAddress> parents,
        List<(InstanceAddress From, InstanceAddress To)> moved)
    {
        if (moved.Count == 0)
        {
            throw new DiagnosticException(StateDiagnostics.NothingToMove(
                from.ToString(), [.. snapshot.Resources.Where(record => record.IsManaged).Select(addressOf).OfType<InstanceAddress>().Select(address => address.ToString())]));
        }

        if (snapshot.PendingOperations.FirstOrDefault(operation => urns.ContainsKey(operation.Resource.Urn)) is { } open)
        {
            throw new DiagnosticException(StateDiagnostics.MoveOfUnsettled(open.Resource.Urn));
        }

        var present = snapshot.Resources.Select(resource => resource.Urn).Where(urn => !urns.ContainsKey(urn)).ToHashSet();
        var isModule = from.Resource is null;
        var clash = isModule
            ? urns.Values.Any(present.Contains)
            : snapshot.Resources.Any(record => parents.ContainsKey(record.Urn) && record.IsManaged && present.Contains(urns[record.Urn]));
        if (clash || urns.Values.Distinct().Count() < urns.Count)
        {
            throw new DiagnosticException(StateDiagnostics.MoveOntoAnother(to.ToString()));
        }
    }

    private StateChange Change(
        StackSnapshot snapshot, Dictionary<Urn, Urn> urns, Dictionary<Urn, ModuleAddress> parents, List<(InstanceAddress From, InstanceAddress To)> moved)
    {
        var rewrites = new List<(ResourceKey Key, ResourceState Resource)>();
        foreach (var record in snapshot.Resources)
        {
            var rewritten = UrnRewriting.Rewrite(record, urn => urns.GetValueOrDefault(urn, urn));
            if (parents.TryGetValue(record.Urn, out var parent))
            {
                rewritten = RecordedAddress.Without(rewritten) with { Parent = naming.Module(parent) };
            }

            if (parents.ContainsKey(record.Urn) || Names(record).Any(urns.ContainsKey))
            {
                rewrites.Add((record.Key, rewritten));
            }
        }

        var after = snapshot.Resources.Select(resource => urns.GetValueOrDefault(resource.Urn, resource.Urn)).ToHashSet();
        var adds = new List<ResourceState>();
        foreach (var module in moved.Select(each => each.To.Resource.Module).Distinct())
        {
            // The outermost first: each has to stand before what is in it.
            for (var depth = 1; depth <= module.Steps.Count; depth++)
            {
                var home = module.Steps.Take(depth).Aggregate(ModuleAddress.Root, (outer, step) => outer.Child(step.Name, step.Key));
                if (after.Add(naming.Module(home)))
                {
                    adds.Add(Component(home));
                }
            }
        }

        return new StateChange { Rewrites = rewrites, Adds = adds, Removes = IdleModules(snapshot, rewrites, adds) };
    }

    private ResourceState Component(ModuleAddress module)
    {
        var urn = naming.Module(module);
        return new ResourceState { Urn = urn, Custom = false, Type = urn.Type, Parent = naming.Module(module.Parent!), Created = now, Modified = now };
    }

    /// <summary>Modules that hold nothing any more.</summary>
    private static List<ResourceKey> IdleModules(StackSnapshot snapshot, List<(ResourceKey Key, ResourceState Resource)> rewrites, List<ResourceState> adds)
    {
        var rewritten = rewrites.ToDictionary(each => each.Key, each => each.Resource);
        var after = snapshot.Resources.Select(resource => rewritten.GetValueOrDefault(resource.Key, resource)).Concat(adds).ToList();
        var byUrn = after.Where(resource => !resource.Delete).ToDictionary(resource => resource.Urn);
        var inUse = ModulesInUse.Find(after.Where(resource => resource.IsManaged), byUrn);
        return [.. after.Where(resource => resource is { Custom: false } && resource.Type != Urn.StackType && !inUse.Contains(resource.Urn)).Reverse().Select(resource => resource.Key)];
    }

    private static IEnumerable<Urn> Names(ResourceState resource) =>
        Checkpoints.ResourceOrder.References(resource).Select(reference => reference.Urn)
            .Concat(resource.ReplaceWith)
            .Concat(resource.ViewOf is { } view ? [view] : [])
            .Append(resource.Urn);
}
