using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Consoles;

/// <summary>Gives a resource the values that the state has, and asks nobody. What the state has not is unknown, as it is before an apply.</summary>
internal sealed class StateResourceNode(ModuleConfiguration module, ResourceConfiguration block, ResourceSchema schema, PriorState prior) : WalkNode(module)
{
    /// <inheritdoc/>
    public override string Title => In(Module, block.LocalAddress);

    /// <inheritdoc/>
    public override SourceSpan Span => block.Span;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var recorded = prior.InstancesOf(schema.Token, Module.Address, block.Type, block.Name).ToLookup(each => each.Address.Resource.Module);
        foreach (var moduleInstance in walk.Values.InstancesOf(Module.Address).Where(recorded.Contains))
        {
            var here = recorded[moduleInstance].ToList();
            var values = new ResourceValues(Repetition.OfRecorded(block, here.ConvertAll(each => each.Address.Key)));
            foreach (var (address, state) in here)
            {
                values.Set(address.Key, SchemaValues.InstanceToHcl(state.Outputs, state.Id, schema));
            }

            walk.Values.Resources[new ResourceAddress(moduleInstance, block.Mode, block.Type, block.Name)] = values;
        }

        return Task.FromResult(Outcome.Done);
    }
}
