using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Gives the instances of a resource the values that the state has: in plans that destroy or only refresh.</summary>
internal sealed class RecordedResourceNode(
    PlanWalk plan, ModuleConfiguration module, ResourceConfiguration block, ResourceSchema schema, ProviderKey provider)
    : WalkNode(module), IResourceBlockNode
{
    /// <inheritdoc/>
    public ResourceConfiguration Block => block;

    /// <inheritdoc/>
    public ProviderKey Provider => provider;

    /// <inheritdoc/>
    public override string Title => In(Module, block.LocalAddress);

    /// <inheritdoc/>
    public override SourceSpan Span => block.Span;

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var recorded = plan.Prior.InstancesOf(schema.Token, Module.Address, block.Type, block.Name).ToLookup(each => each.Address.Resource.Module);
        foreach (var moduleInstance in walk.Values.InstancesOf(Module.Address))
        {
            var here = recorded[moduleInstance].ToList();
            var values = new ResourceValues(Repetition.OfRecorded(block, here.ConvertAll(each => each.Address.Key)));
            foreach (var (address, refreshed) in await Task.WhenAll(here.Select(each => ReadAsync(walk, each.Address, each.State, cancellationToken))))
            {
                values.Set(address.Key, refreshed is null ? HclValue.DynamicUnknown : SchemaValues.InstanceToHcl(refreshed.Outputs, refreshed.Id, schema));
            }

            walk.Values.Resources[new ResourceAddress(moduleInstance, block.Mode, block.Type, block.Name)] = values;
        }

        return Outcome.Done;
    }

    // A refresh reads here and not only among the orphans, so that outputs show what was found.
    private async Task<(InstanceAddress Address, ResourceState? State)> ReadAsync(
        WalkContext walk, InstanceAddress address, ResourceState recorded, CancellationToken cancellationToken)
    {
        var configured = walk.Providers.Get(provider);
        if (plan.Options is not { Mode: PlanMode.RefreshOnly, Refresh: true } || recorded.PendingReplacement || configured.Inputs.HasUnknowns || !plan.IsWanted(address))
        {
            return (address, recorded);
        }

        var refreshed = await Refresher.RefreshAsync(
            plan, address, schema, recorded, configured, block.Timeouts.Read, block.Span, walk.Diagnostics, cancellationToken);
        plan.Refreshed[recorded.Urn] = refreshed;
        return (address, refreshed);
    }
}
