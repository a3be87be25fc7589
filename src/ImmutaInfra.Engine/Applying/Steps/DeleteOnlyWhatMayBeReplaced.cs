using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying.Nodes;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;

namespace ImmutaInfra.Engine.Applying.Steps;

/// <summary>Has the deletions of dependents that are replaced, too, wait for the test of a replacement: they go first, and could not be made anew
/// without it. The test itself waits for inputs that the plan could not know, where those do not come of the deletion.</summary>
internal sealed class DeleteOnlyWhatMayBeReplaced : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var deletion in graph.Nodes.OfType<DeletionNode>().ToList())
        {
            if (graph.DependenciesOf(deletion).OfType<AttestationNode>().FirstOrDefault() is not { } test)
            {
                continue;
            }

            if (!test.IsPlanned && !graph.WithDependencies([test.Start]).Contains(deletion))
            {
                graph.Connect(test, test.Start);
            }

            var before = graph.WithDependencies([test]);
            foreach (var dependent in graph.WithDependencies([deletion]).OfType<DeletionNode>().Where(node => node.IsFirstHalf && !before.Contains(node)).ToList())
            {
                graph.Connect(dependent, test);
            }
        }
    }
}
