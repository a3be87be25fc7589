using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Refuses blocks that refer to themselves. Validation lets them pass, as Terraform's does.</summary>
internal sealed class RejectSelfReferences : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var node in graph.Nodes)
        {
            if (node is IResourceBlockNode { Block: var block })
            {
                diagnostics.AddRange(node.References
                    .Where(reference => ResourceReference.From(reference) is { } resource && resource.Name == block.Name && resource.LocalAddress == block.LocalAddress)
                    .Select(reference => PlanDiagnostics.SelfReference(block, reference.Span)));
            }
        }
    }
}
