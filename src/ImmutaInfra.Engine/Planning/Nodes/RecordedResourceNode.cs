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

/// <summary>Gives the instances of a resource the values that the state has: in plans that destroy or only refresh.</summary>
internal sealed class RecordedResourceNode(
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
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var recorded = plan.Prior.InstancesOf(schema.Token, Module.Address, block.Name);
        foreach (var moduleInstance in walk.Values.InstancesOf(Module.Address))
        {
            var here = recorded.Where(each => each.Address.Resource.Module.Equals(moduleInstance)).ToList();
            var values = new ResourceValues(RepetitionOf(here.ConvertAll(each => each.Address.Key)));
            foreach (var (address, state) in here)
            {
                values.Set(address.Key, SchemaValues.InstanceToHcl(state.Outputs, state.Id, schema));
            }

            walk.Values.Resources[new ResourceAddress(moduleInstance, block.Mode, block.Type, block.Name)] = values;
        }

        return Task.FromResult(Outcome.Done);
    }

    private Repetition RepetitionOf(List<InstanceKey?> keys) =>
        block.Count is not null
            ? Repetition.Count(keys.Count == 0 ? 0 : keys.Max(key => key?.Index ?? 0) + 1)
            : block.ForEach is not null
                ? Repetition.ForEach(keys.Where(key => key?.Name is not null).ToDictionary(key => key!.Name!, _ => HclValue.DynamicUnknown, StringComparer.Ordinal))
                : Repetition.Single;
}
