using System.Diagnostics.CodeAnalysis;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>One rule by which addresses of the state become others: a <c>moved</c> block, or what a change of <c>count</c> implies.</summary>
/// <remarks>Source: Terraform 1.11, "Refactor modules", and what the binary does. The rule holds for every instance of its module. Where neither
/// end ends in a key, all instances of the resource or module call move; otherwise one does.</remarks>
/// <param name="Home">The module whose names the two ends are relative to, without keys.</param>
/// <param name="From">Where it was.</param>
/// <param name="To">Where it is.</param>
/// <param name="Written">The block; null for an implied move.</param>
internal sealed record MoveStatement(ModuleAddress Home, AddressPattern From, AddressPattern To, MovedConfiguration? Written)
{
    /// <summary>The block that resources move from; null where modules move. Nothing of another block is ever meant.</summary>
    public BlockKey? Start { get; } = Absolute(From, Home).Resource is { } resource ? BlockKey.Of(resource) : null;

    /// <summary>The block that resources move to; null where modules move.</summary>
    public BlockKey? End { get; } = Absolute(To, Home).Resource is { } resource ? BlockKey.Of(resource) : null;

    private bool MovesAll => LastKey(From) is null && LastKey(To) is null && Written is not null;

    /// <summary>The address that this makes of another; null where the other is not meant.</summary>
    public InstanceAddress? Apply(InstanceAddress address) => From.Resource is { } resource
        ? ApplyToResource(address, resource)
        : ApplyToModule(address.Resource.Module) is { } module
            ? address with { Resource = address.Resource with { Module = module } }
            : null;

    /// <summary>Whether what this has moved may be what the other moves next, or lies within it.</summary>
    public bool MayPrecede(MoveStatement next)
    {
        var (end, start) = (Absolute(To, Home), Absolute(next.From, next.Home));
        return start.Resource is { } wanted
            ? end.Resource is { } reached
                ? IsSameBlock(reached, wanted) && AreSameSteps(end.Module, start.Module) && MaySameKey(end.Key, start.Key)
                : IsPrefix(end.Module, start.Module)
            : IsPrefix(start.Module, end.Module);
    }

    /// <summary>An end with the module of the rule in front of it.</summary>
    public static AddressPattern Absolute(AddressPattern end, ModuleAddress home)
    {
        var module = end.Module.Steps.Aggregate(home, (outer, step) => outer.Child(step.Name, step.Key));
        return new AddressPattern(module, end.Resource is { } resource ? resource with { Module = module } : null, end.Key);
    }

    private InstanceAddress? ApplyToResource(InstanceAddress address, ResourceAddress resource)
    {
        var from = From.Module.Steps;
        var steps = address.Resource.Module.Steps;
        if (steps.Count != Home.Steps.Count + from.Count
            || address.Resource.Name != resource.Name
            || AttributeNames.Normalize(address.Resource.Type) != AttributeNames.Normalize(resource.Type)
            || !(MovesAll || Equals(address.Key, From.Key))
            || !TryTakeHome(steps, out var home)
            || !steps.Skip(Home.Steps.Count).SequenceEqual(from))
        {
            return null;
        }

        var module = To.Module.Steps.Aggregate(home, (outer, step) => outer.Child(step.Name, step.Key));
        return (To.Resource! with { Module = module }).Instance(MovesAll ? address.Key : To.Key);
    }

    private ModuleAddress? ApplyToModule(ModuleAddress module)
    {
        var from = From.Module.Steps;
        var start = Home.Steps.Count;
        if (module.Steps.Count < start + from.Count || !TryTakeHome(module.Steps, out var home))
        {
            return null;
        }

        for (var i = 0; i < from.Count; i++)
        {
            var (step, wanted) = (module.Steps[start + i], from[i]);
            var isLast = i == from.Count - 1;
            if (step.Name != wanted.Name || !((isLast && MovesAll) || Equals(step.Key, wanted.Key)))
            {
                return null;
            }
        }

        var last = module.Steps[start + from.Count - 1];
        for (var i = 0; i < To.Module.Steps.Count; i++)
        {
            var step = To.Module.Steps[i];
            home = home.Child(step.Name, MovesAll && i == To.Module.Steps.Count - 1 ? last.Key : step.Key);
        }

        return module.Steps.Skip(start + from.Count).Aggregate(home, (outer, step) => outer.Child(step.Name, step.Key));
    }

    private bool TryTakeHome(IReadOnlyList<ModuleStep> steps, [NotNullWhen(true)] out ModuleAddress? home)
    {
        home = ModuleAddress.Root;
        for (var i = 0; i < Home.Steps.Count; i++)
        {
            if (steps[i].Name != Home.Steps[i].Name)
            {
                return false;
            }

            home = home.Child(steps[i].Name, steps[i].Key);
        }

        return true;
    }

    private static InstanceKey? LastKey(AddressPattern end) =>
        end.Resource is not null ? end.Key : end.Module.Steps.Count == 0 ? null : end.Module.Steps[^1].Key;

    private static bool IsSameBlock(ResourceAddress one, ResourceAddress other) =>
        one.Name == other.Name && AttributeNames.Normalize(one.Type) == AttributeNames.Normalize(other.Type);

    private static bool AreSameSteps(ModuleAddress one, ModuleAddress other) => one.Steps.Count == other.Steps.Count && IsPrefix(one, other);

    private static bool IsPrefix(ModuleAddress outer, ModuleAddress inner) =>
        outer.Steps.Count <= inner.Steps.Count
        && outer.Steps.Zip(inner.Steps).All(pair => pair.First.Name == pair.Second.Name && MaySameKey(pair.First.Key, pair.Second.Key));

    private static bool MaySameKey(InstanceKey? one, InstanceKey? other) => one is null || other is null || one.Equals(other);
}
