using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What <c>removed</c> blocks say about resources whose blocks are gone.</summary>
internal sealed class RemovalRules
{
    // With the module that each speaks of, by the type and the name of the resource; those of modules under null.
    private readonly ILookup<(string Type, string Name)?, (RemovedConfiguration Block, ModuleAddress Place)> _removals;

    /// <summary>Gathers all blocks of a configuration.</summary>
    public RemovalRules(ConfigurationTree wanted) => _removals =
        (from module in wanted.Modules from removed in module.Removed select (Block: removed, Place: Absolute(module, removed)))
        .ToLookup(removal => removal.Block.Resource is { } resource ? KeyOf(resource) : null);

    /// <summary>The block that speaks of an instance; null where none does.</summary>
    public RemovedConfiguration? Find(InstanceAddress address)
    {
        if (_removals.Count == 0)
        {
            return null;
        }

        var place = address.Resource.Module.WithoutKeys;
        return _removals[KeyOf(address.Resource)].Where(removal => place.Steps.Count == removal.Place.Steps.Count)
            .Concat(_removals[null])
            .FirstOrDefault(removal => place.IsWithin(removal.Place))
            .Block;
    }

    /// <summary>Reports what is said to be removed and is still there.</summary>
    public static void Check(ConfigurationTree wanted, DiagnosticBag diagnostics)
    {
        foreach (var module in wanted.Modules)
        {
            foreach (var removed in module.Removed)
            {
                var place = Absolute(module, removed);
                var declared = removed.Resource is { } resource
                    ? wanted.Find(place)?.FindResource(resource)?.Span
                    : wanted.Find(place.Parent!)?.Calls.GetValueOrDefault(place.Steps[^1].Name)?.Span;
                if (declared is not null)
                {
                    diagnostics.Add(PlanDiagnostics.RemovedStillDeclared(
                        removed, declared, removed.Resource is { } gone ? (gone with { Module = place }).ToString() : place.ToString()));
                }
            }
        }
    }

    private static (string Type, string Name)? KeyOf(ResourceAddress resource) => (AttributeNames.Normalize(resource.Type), resource.Name);

    private static ModuleAddress Absolute(ModuleConfiguration module, RemovedConfiguration removed) =>
        removed.Module.Steps.Aggregate(module.Address, (outer, step) => outer.Child(step.Name));
}
