using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Refuses rings of dependencies. The last step, so that a message names only what was kept.</summary>
internal sealed class RejectCycles : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var ring in graph.FindCycles())
        {
            var members = ring.Select(node => node.Title).Order(StringComparer.Ordinal).ToList();
            diagnostics.Add(PlanDiagnostics.Cycle(members, ring.Select(node => node.Span).FirstOrDefault(span => span is not null)));
        }
    }
}
