namespace ImmutaInfra.Core.Addresses;

/// <summary>A module, a resource or an instance: what <c>--target</c> and its like name. A key that is left out stands for all.</summary>
/// <param name="Module">The module.</param>
/// <param name="Resource">The resource in it, or null for the whole module.</param>
/// <param name="Key">The instance, or null for all.</param>
public sealed record AddressPattern(ModuleAddress Module, ResourceAddress? Resource, InstanceKey? Key)
{
    /// <summary>Whether an instance is meant.</summary>
    public bool Includes(InstanceAddress instance) =>
        instance.Resource.Module.IsWithin(Module)
        && (Resource is null
            || (instance.Resource.Module.Steps.Count == Module.Steps.Count
                && IsSameBlock(instance.Resource)
                && (Key is null || Key.Equals(instance.Key))));

    /// <summary>Whether a block has instances that are meant, as far as the configuration shows.</summary>
    /// <param name="block">The block; its module's keys do not count.</param>
    public bool MayInclude(ResourceAddress block) =>
        block.Module.WithoutKeys.IsWithin(Module.WithoutKeys)
        && (Resource is null || (block.Module.Steps.Count == Module.Steps.Count && IsSameBlock(block)));

    /// <summary>The pattern as the user writes it.</summary>
    public override string ToString() => Resource is null ? Module.ToString() : $"{Resource}{Key}";

    private bool IsSameBlock(ResourceAddress block) =>
        block.Mode == Resource!.Mode
        && string.Equals(block.Type, Resource.Type, StringComparison.Ordinal)
        && string.Equals(block.Name, Resource.Name, StringComparison.Ordinal);
}
