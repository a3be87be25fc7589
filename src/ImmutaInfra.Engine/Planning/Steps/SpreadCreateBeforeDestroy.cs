using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Notes which blocks make a replacement before the old one goes: those that say so and, since their new ones need it, all that
/// these depend on. The other order would be a ring.</summary>
/// <remarks>As Terraform does.</remarks>
internal sealed class SpreadCreateBeforeDestroy(PlanWalk plan) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var start = graph.Nodes.Where(node => node is IResourceBlockNode { Block.Lifecycle.CreateBeforeDestroy: true });
        plan.CreatedFirst.UnionWith(graph.WithDependencies(start).OfType<IResourceBlockNode>().Select(node => node.Block));
    }
}
