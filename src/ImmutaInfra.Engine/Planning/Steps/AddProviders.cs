using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Adds every provider block, and a default for each package that resources use without a block.</summary>
internal sealed class AddProviders(ConfigurationTree wanted, IProviderCatalog catalog, PriorState prior, UrnNaming naming, TimeProvider clock) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var module in wanted.Modules)
        {
            foreach (var block in module.Providers.Values)
            {
                var package = ProviderResolution.PackageOf(module, block.LocalName);
                if (catalog.FindSchema(package) is not { } schema)
                {
                    diagnostics.Add(PlanDiagnostics.UnknownProviderBlock(block, package, catalog.Packages));
                    continue;
                }

                var inputs = new BlockInputs(block.Body, schema.Configuration) { AcceptsEphemeral = true };
                inputs.CheckOnce(diagnostics);
                var key = new ProviderKey(module.Address, block.LocalName, block.Alias, package, IsDefault: false);
                graph.Add(new ProviderNode(module, key, block, inputs, prior, naming, clock));
            }
        }

        var defaults = wanted.Modules
            .SelectMany(module => module.Resources.Values.Select(block => ProviderResolution.Resolve(wanted, module, block.Provider)))
            .Where(key => key.IsDefault && catalog.FindSchema(key.Package) is not null)
            .Distinct();
        foreach (var key in defaults)
        {
            graph.Add(new ProviderNode(wanted.Root, key, block: null, inputs: null, prior, naming, clock));
        }
    }
}
