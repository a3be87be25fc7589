using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Adds the <c>check</c> blocks.</summary>
internal sealed class AddChecks(ConfigurationTree wanted) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var module in wanted.Modules)
        {
            foreach (var check in module.Checks.Values)
            {
                graph.Add(new CheckNode(module, check));
            }
        }
    }
}
