using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Engine.State.Moves;

/// <summary>Says where addresses go when a resource, an instance or a module gets another address.</summary>
/// <param name="From">The address before.</param>
/// <param name="To">The address after, of the same kind.</param>
/// <remarks>Source: Terraform's documentation, "terraform state mv". Without keys on both sides, all instances go and keep their keys.</remarks>
internal sealed record AddressMove(AddressPattern From, AddressPattern To)
{
    private bool KeepsKeys => LastKey(From) is null && LastKey(To) is null;

    /// <summary>Where an instance goes; null for one that stays.</summary>
    public InstanceAddress? Find(InstanceAddress instance)
    {
        if (From.Resource is null)
        {
            return FindModule(instance.Resource.Module) is { } moved ? instance with { Resource = instance.Resource with { Module = moved } } : null;
        }

        var isMeant = instance.Resource.Module.Equals(From.Module)
            && instance.Resource.Mode == From.Resource.Mode
            && instance.Resource.Name == From.Resource.Name
            && AttributeNames.Normalize(instance.Resource.Type) == AttributeNames.Normalize(From.Resource.Type)
            && (KeepsKeys || Equals(instance.Key, From.Key));
        return isMeant
            ? (instance.Resource with { Module = To.Module, Name = To.Resource!.Name }).Instance(KeepsKeys ? instance.Key : To.Key)
            : null;
    }

    /// <summary>Where a module instance goes with what is in it; null for one that stays.</summary>
    public ModuleAddress? FindModule(ModuleAddress module)
    {
        var length = From.Module.Steps.Count;
        if (From.Resource is not null || module.Steps.Count < length)
        {
            return null;
        }

        var last = From.Module.Steps[^1];
        var own = module.Steps[length - 1];
        var isMeant = module.Steps.Take(length - 1).SequenceEqual(From.Module.Steps.SkipLast(1))
            && own.Name == last.Name && (KeepsKeys || Equals(own.Key, last.Key));
        if (!isMeant)
        {
            return null;
        }

        var target = To.Module.Parent!.Child(To.Module.Steps[^1].Name, KeepsKeys ? own.Key : To.Module.Steps[^1].Key);
        return module.Steps.Skip(length).Aggregate(target, (outer, step) => outer.Child(step.Name, step.Key));
    }

    private static InstanceKey? LastKey(AddressPattern pattern) => pattern.Resource is null ? pattern.Module.Steps[^1].Key : pattern.Key;
}
