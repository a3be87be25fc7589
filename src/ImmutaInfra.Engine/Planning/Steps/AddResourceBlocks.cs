using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Adds a node for each resource and data block.</summary>
/// <param name="wanted">The configuration.</param>
/// <param name="catalog">The providers.</param>
/// <param name="makeResource">Makes the node of a resource block.</param>
/// <param name="makeData">Makes the node of a data block.</param>
internal sealed class AddResourceBlocks(
    ConfigurationTree wanted,
    IProviderCatalog catalog,
    Func<ModuleConfiguration, ResourceConfiguration, ResourceSchema, ProviderKey, BlockInputs, WalkNode> makeResource,
    Func<ModuleConfiguration, ResourceConfiguration, FunctionSchema, ProviderKey, BlockInputs, WalkNode> makeData) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var module in wanted.Modules)
        {
            foreach (var block in module.Resources.Values)
            {
                var key = ProviderResolution.Resolve(wanted, module, block.Provider);
                if (catalog.FindSchema(key.Package) is not { } schema)
                {
                    diagnostics.Add(PlanDiagnostics.UnknownProvider(block, key.Package, catalog.Packages));
                }
                else if (block.Mode == ResourceMode.Managed)
                {
                    AddResource(graph, module, block, key, schema, diagnostics);
                }
                else
                {
                    AddData(graph, module, block, key, schema, diagnostics);
                }
            }
        }
    }

    private void AddResource(
        DependencyGraph<WalkNode> graph, ModuleConfiguration module, ResourceConfiguration block, ProviderKey key, ProviderSchema schema, DiagnosticBag diagnostics)
    {
        if (schema.FindResourceByHclType(block.Type) is { } resource)
        {
            graph.Add(makeResource(module, block, resource, key, BlockInputs.OfResource(block.Body, resource)));
        }
        else
        {
            diagnostics.Add(PlanDiagnostics.UnknownResourceType(block, key.Package, schema.Resources.Select(each => each.HclType)));
        }
    }

    private void AddData(
        DependencyGraph<WalkNode> graph, ModuleConfiguration module, ResourceConfiguration block, ProviderKey key, ProviderSchema schema, DiagnosticBag diagnostics)
    {
        if (schema.FindFunctionByHclType(block.Type) is { } function)
        {
            graph.Add(makeData(module, block, function, key, new BlockInputs(block.Body, function.Inputs, demandsAll: true)));
        }
        else
        {
            diagnostics.Add(PlanDiagnostics.UnknownResourceType(block, key.Package, schema.Functions.Select(each => each.HclType)));
        }
    }
}
