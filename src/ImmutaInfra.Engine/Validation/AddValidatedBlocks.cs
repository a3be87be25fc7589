using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Adds a node for each <c>check</c> and <c>import</c> block.</summary>
internal sealed class AddValidatedBlocks(ConfigurationTree wanted) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var module in wanted.Modules)
        {
            foreach (var check in module.Checks.Values)
            {
                graph.Add(new ValidatedCheckNode(module, check));
            }

            foreach (var import in module.Imports)
            {
                graph.Add(new ValidatedImportNode(module, import));
            }
        }
    }
}
