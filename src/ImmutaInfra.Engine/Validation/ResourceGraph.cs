using System.Collections;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Validation;

/// <summary>The resources of a configuration and what each hangs on, directly or through locals, variables, outputs and modules. An
/// edge that others imply is left out.</summary>
/// <remarks>Source: Terraform 1.11, "terraform graph", and internal/terraform/graph.go.</remarks>
public sealed class ResourceGraph
{
    private ResourceGraph(IReadOnlyList<ResourceGraphNode> nodes) => Nodes = nodes;

    /// <summary>The resources by module, data sources first, then by type and name.</summary>
    public IReadOnlyList<ResourceGraphNode> Nodes { get; }

    /// <summary>Takes the resources out of a graph of all that is visited. It has no rings.</summary>
    internal static ResourceGraph Of(DependencyGraph<WalkNode> graph)
    {
        var nodes = graph.Nodes.OfType<IResourceBlockNode>()
            .Select(node => (Node: (WalkNode)node, Address: AddressOf(node)))
            .OrderBy(each => each.Address.Module.ToString(), StringComparer.Ordinal)
            .ThenBy(each => each.Address.Mode != ResourceMode.Data)
            .ThenBy(each => each.Address.Type, StringComparer.Ordinal)
            .ThenBy(each => each.Address.Name, StringComparer.Ordinal)
            .ToList();
        var places = nodes.Select((each, place) => (each.Node, place)).ToDictionary(each => each.Node, each => each.place);
        var nearest = new Dictionary<WalkNode, BitArray>(); // the resources that are reached without passing another
        var reached = new Dictionary<WalkNode, BitArray>(); // all that are reached
        foreach (var node in graph.InDependencyOrder())
        {
            var (near, all) = (new BitArray(nodes.Count), new BitArray(nodes.Count));
            foreach (var dependency in graph.DependenciesOf(node))
            {
                all.Or(reached[dependency]);
                if (places.TryGetValue(dependency, out var place))
                {
                    near.Set(place, true);
                    all.Set(place, true);
                }
                else
                {
                    near.Or(nearest[dependency]);
                }
            }

            (nearest[node], reached[node]) = (near, all);
        }

        return new ResourceGraph([.. nodes.Select(each => new ResourceGraphNode(each.Address, Direct(nearest[each.Node])))]);

        // What another one reaches as well is implied.
        IReadOnlyList<int> Direct(BitArray near)
        {
            var implied = new BitArray(nodes.Count);
            var places = Enumerable.Range(0, nodes.Count).Where(place => near[place]).ToList();
            foreach (var place in places)
            {
                implied.Or(reached[nodes[place].Node]);
            }

            return [.. places.Where(place => !implied[place])];
        }
    }

    private static ResourceAddress AddressOf(IResourceBlockNode node) =>
        new(node.Module.Address, node.Block.Mode, node.Block.Type, node.Block.Name);
}
