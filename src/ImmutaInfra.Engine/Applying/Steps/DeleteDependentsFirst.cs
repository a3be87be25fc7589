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
                }
            }
        }
    }
}
