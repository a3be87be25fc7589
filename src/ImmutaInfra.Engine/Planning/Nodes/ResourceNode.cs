using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Plans every instance of a resource.</summary>
internal sealed class ResourceNode(
    PlanWalk plan, ModuleConfiguration module, ResourceConfiguration block, ResourceSchema schema, ProviderKey provider, BlockInputs inputs)
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
    public override IEnumerable<ScopeTraversalSyntax> References => BlockReferences.Of(block, inputs);

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> DependsOn => block.DependsOn;

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        inputs.CheckOnce(found);
        var planner = new InstancePlanner(plan, block, Module, schema, provider, inputs);
        var pending = new List<Task>();
        foreach (var moduleInstance in walk.Values.InstancesOf(Module.Address))
        {
            var resource = new ResourceAddress(moduleInstance, block.Mode, block.Type, block.Name);
            var repetition = RepetitionReader.Read(block.Count, block.ForEach, walk.ContextFor(Module, moduleInstance), found);
            var values = new ResourceValues(repetition);
            walk.Values.Resources[resource] = values;
            if (found.HasErrors)
            {
                continue;
            }

            foreach (var key in repetition.Keys)
            {
                var visit = VisitInstanceAsync(walk, planner, resource.Instance(key), repetition, values, found, cancellationToken);
                if (!visit.IsCompletedSuccessfully)
                {
                    pending.Add(visit);
                }
            }
        }

        await Task.WhenAll(pending);
        walk.Diagnostics.AddRange(found);
        return found.HasErrors ? Outcome.Failed : Outcome.Done;
    }

    private async Task VisitInstanceAsync(
        WalkContext walk,
        InstancePlanner planner,
        InstanceAddress address,
        Repetition repetition,
        ResourceValues values,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        if (!plan.IsWanted(address))
        {
            // Left alone: it is neither planned nor an orphan, and references see it as the state has it.
            var recorded = planner.ClaimUnplanned(address, repetition);
            values.Set(address.Key, recorded is null ? HclValue.DynamicUnknown : SchemaValues.InstanceToHcl(recorded.Outputs, recorded.Id, schema));
            return;
        }

        if (await planner.PlanAsync(address, repetition, found, cancellationToken) is var (planned, value))
        {
            plan.Planned[address] = planned;
            values.Set(address.Key, value);
        }
    }
}
