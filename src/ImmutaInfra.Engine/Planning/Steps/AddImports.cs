using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Adds the <c>import</c> blocks, each before the resource that takes what it brings.</summary>
internal sealed class AddImports(ConfigurationTree wanted, PlanWalk plan) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        if (plan.Options.Mode != PlanMode.Normal || wanted.Root.Imports.Count == 0)
        {
            return;
        }

        var blocks = graph.Nodes.OfType<ResourceNode>().ToDictionary(node => (node.Module.Address, node.Block.Type, node.Block.Name));
        foreach (var import in wanted.Root.Imports)
        {
            var node = new ImportNode(wanted.Root, import, plan);
            graph.Add(node);
            if (node.Target is { } target && blocks.TryGetValue((target.Module, target.Type, target.Name), out var block))
            {
                graph.Connect(block, node);
            }
        }
    }
}
