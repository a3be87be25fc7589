using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Lets every node wait for what it refers to, for its module's call and for its provider.</summary>
internal sealed class ConnectReferences : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var index = new NodeIndex(graph.Nodes);
        foreach (var node in graph.Nodes)
        {
            foreach (var needed in node.References.SelectMany(reference => index.Find(node.Module, reference))
                .Concat(node.DependsOn.SelectMany(reference => index.FindWhole(node.Module, reference))))
            {
                if (needed != node || needed is not VariableValidationNode)
                {
                    graph.Connect(node, needed);
                }
            }

            if (index.CallOf(node.Owner) is { } call)
            {
                graph.Connect(node, call);
            }

            if (node is CheckNode { Data: { } data } && index.FindNamed(node.Module, data) is { } read)
            {
                graph.Connect(node, read);
            }

            if (node is IUsesProvider user && index.Find(user.Provider) is { } provider)
            {
                graph.Connect(node, provider);
            }
        }
    }
}
