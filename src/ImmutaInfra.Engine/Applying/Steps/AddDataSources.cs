using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Applying.Steps;

/// <summary>Adds the data sources: those read while planning keep what they said then, the others are read now.</summary>
internal sealed class AddDataSources(ConfigurationTree wanted, IProviderCatalog catalog, PlannedRun run) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        if (run.Plan.Mode == PlanMode.Destroy)
        {
            return;
        }

        foreach (var module in wanted.Modules)
        {
            foreach (var block in module.Resources.Values.Where(block => block.Mode == ResourceMode.Data))
            {
                var key = ProviderResolution.Resolve(wanted, module, block.Provider);
                if (catalog.FindSchema(key.Package)?.FindFunctionByHclType(block.Type) is { } schema)
                {
                    graph.Add(new DataNode(module, block, schema, key, new BlockInputs(block.Body, schema.Inputs), plan: null) { Planned = run.Values });
                }
            }
        }
    }
}
