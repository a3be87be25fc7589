using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>A resource block, however its type is spelled, in any instance of its module: what addresses and rules are looked up by.</summary>
internal readonly record struct BlockKey(ModuleAddress Module, string Type, string Name)
{
    /// <summary>The block of a resource.</summary>
    public static BlockKey Of(ResourceAddress resource) => new(resource.Module.WithoutKeys, AttributeNames.Normalize(resource.Type), resource.Name);
}
