using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>One edit of the graph that a walk visits. Steps are applied in an order, and each may rely on those before it.</summary>
internal interface IGraphStep
{
    /// <summary>Edits the graph.</summary>
    void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics);
}
