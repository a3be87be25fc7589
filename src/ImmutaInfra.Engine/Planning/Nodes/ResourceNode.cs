using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Providers;
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
            var recorded = plan.Prior.Claim(plan.Naming.Resource(address, schema.Token));
            values.Set(address.Key, recorded is null ? HclValue.DynamicUnknown : SchemaValues.InstanceToHcl(recorded.Outputs, recorded.Id, schema));
            return;
        }

        var triggered = IsTriggered(address);
        if (await planner.PlanAsync(address, repetition, triggered, found, cancellationToken) is var (planned, value))
        {
            plan.Planned[address] = planned;
            values.Set(address.Key, value);
        }
    }

    // A reference to a whole resource or instance fires on any change but none; one to an attribute, when that attribute changes.
    private bool IsTriggered(InstanceAddress address) => block.Lifecycle.ReplaceTriggeredBy.Any(expression =>
        expression.References().Any(reference =>
            ResourceReference.From(reference) is { } resource
            && plan.Planned.Values.Any(other => IsMeant(other.Change, resource, reference, address) && Fires(other.Change, resource, reference))));

    private static bool IsMeant(ResourceChange change, ResourceReference resource, ScopeTraversalSyntax reference, InstanceAddress address) =>
        change.Address.Resource.Module.Equals(address.Resource.Module)
        && change.Address.Resource.Mode == resource.Mode
        && change.Address.Resource.Type == resource.Type
        && change.Address.Resource.Name == resource.Name
        && (reference.Steps.Count <= resource.StepCount
            || reference.Steps[resource.StepCount] is not IndexStepSyntax step
            || (step.IsNumber
                ? change.Address.Key?.Index?.ToString(CultureInfo.InvariantCulture) == step.Key
                : change.Address.Key?.Name == step.Key));

    private static bool Fires(ResourceChange change, ResourceReference resource, ScopeTraversalSyntax reference)
    {
        if (change.Action is PlannedAction.NoOp or PlannedAction.Create)
        {
            return false;
        }

        var attribute = reference.Steps.Skip(resource.StepCount).OfType<AttributeStepSyntax>().FirstOrDefault()?.Name;
        var name = attribute is null ? null : change.Schema?.FindByHclName(attribute)?.Name;
        return attribute is null
            || change.IsReplacement
            || (name is not null && !(change.Before?[name] ?? Core.Values.Value.Null).IsKnownToEqual(change.After?[name] ?? Core.Values.Value.Null));
    }
}
