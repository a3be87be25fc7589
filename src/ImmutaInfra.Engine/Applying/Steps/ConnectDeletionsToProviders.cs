using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying.Nodes;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;

namespace ImmutaInfra.Engine.Applying.Steps;

/// <summary>Lets every deletion wait for the provider that does it.</summary>
internal sealed class ConnectDeletionsToProviders : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var index = new NodeIndex(graph.Nodes);
        foreach (var deletion in graph.Nodes.OfType<DeletionNode>())
        {
            if (index.Find(deletion.Planned.Provider) is { } provider)
            {
                graph.Connect(deletion, provider);
            }
        }
    }
}
