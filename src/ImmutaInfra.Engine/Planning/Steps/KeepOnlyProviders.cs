using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Keeps the providers and what their settings need, for a plan that destroys: what is to be destroyed stands in the state, and
/// what else the configuration says may hang on things that are gone already.</summary>
internal sealed class KeepOnlyProviders : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics) =>
        graph.KeepOnly(graph.WithDependencies(graph.Nodes.Where(node => node is ProviderNode)));
}
