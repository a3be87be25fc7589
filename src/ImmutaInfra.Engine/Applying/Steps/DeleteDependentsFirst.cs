using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying.Nodes;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;

namespace ImmutaInfra.Engine.Applying.Steps;

/// <summary>Turns the dependencies that the state remembers around for deletions: what depends on an object goes, or changes, before
/// the object goes.</summary>
/// <remarks>As Terraform does: a dependent that stays and changes comes after a deletion of what it depended on, unless the
/// replacement is made first; then the old object goes last.</remarks>
internal sealed class DeleteDependentsFirst : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var deletions = graph.Nodes.OfType<DeletionNode>().ToLookup(deletion => deletion.Recorded.Urn);
        foreach (var dependent in graph.Nodes.OfType<DeletionNode>().ToList())
        {
            foreach (var deletion in dependent.Recorded.Dependencies.SelectMany(urn => deletions[urn]))
            {
                graph.Connect(deletion, dependent);
            }
        }

        var changedAfter = new List<(WalkNode Dependent, WalkNode Deletion)>();
        foreach (var dependent in graph.Nodes.OfType<InstanceNode>().Where(node => node.Planned.Recorded is not null).ToList())
        {
            foreach (var deletion in dependent.Planned.Recorded!.Dependencies.SelectMany(urn => deletions[urn]))
            {
                if (deletion.ComesAfterCreation)
                {
                    graph.Connect(deletion, dependent);
                }
                else
                {
                    graph.Connect(dependent, deletion);
                    changedAfter.Add((dependent, deletion));
                }
            }
        }

        // Terraform 1.11 gives up on the rings that may come of it. A dependent may as well change before: it refers to what goes no more.
        List<(WalkNode Dependent, WalkNode Deletion)> changedBefore = [.. InRings(graph, changedAfter)];
        foreach (var (dependent, deletion) in changedBefore)
        {
            graph.Disconnect(dependent, deletion);
            graph.Connect(deletion, dependent);
        }

        foreach (var (dependent, deletion) in InRings(graph, changedBefore).ToList())
        {
            graph.Disconnect(deletion, dependent);
        }
    }

    private static IEnumerable<(WalkNode Dependent, WalkNode Deletion)> InRings(
        DependencyGraph<WalkNode> graph, List<(WalkNode Dependent, WalkNode Deletion)> edges)
    {
        if (edges.Count == 0)
        {
            return [];
        }

        var ringOf = graph.FindCycles().SelectMany((ring, number) => ring.Select(node => (node, number))).ToDictionary(each => each.node, each => each.number);
        return edges.Where(edge => ringOf.TryGetValue(edge.Dependent, out var ring) && ringOf.TryGetValue(edge.Deletion, out var other) && ring == other);
    }
}
