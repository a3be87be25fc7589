using System.Runtime.CompilerServices;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Finds the block of a resource whose type the state spells in its own way.</summary>
internal static class ResourceBlocks
{
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, ResourceConfiguration>, Dictionary<(string Type, string Name), ResourceConfiguration>> Known = [];

    /// <summary>The block of a managed resource, however its type is spelt; null where there is none.</summary>
    /// <param name="module">The module to look in.</param>
    /// <param name="address">The resource; its own module does not count.</param>
    public static ResourceConfiguration? FindResource(this ModuleConfiguration module, ResourceAddress address) =>
        module.Resources.GetValueOrDefault($"{address.Type}.{address.Name}")
        ?? Known.GetValue(module.Resources, Index).GetValueOrDefault((AttributeNames.Normalize(address.Type), address.Name));

    private static Dictionary<(string, string), ResourceConfiguration> Index(IReadOnlyDictionary<string, ResourceConfiguration> blocks)
    {
        var index = new Dictionary<(string, string), ResourceConfiguration>();
        foreach (var block in blocks.Values.Where(block => block.Mode == ResourceMode.Managed))
        {
            index.TryAdd((AttributeNames.Normalize(block.Type), block.Name), block);
        }

        return index;
    }
}
