using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Comes before the operations on a block's instances: all that the block refers to is known then.</summary>
internal sealed class StartNode(ModuleConfiguration module, ResourceConfiguration block, ProviderKey provider, BlockInputs inputs, ValueStore planned)
    : WalkNode(module), IUsesProvider
{
    /// <inheritdoc/>
    public ProviderKey Provider => provider;

    /// <inheritdoc/>
    public override string Title => $"{In(Module, block.LocalAddress)} (start)";

    /// <inheritdoc/>
    public override SourceSpan Span => block.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => BlockReferences.Of(block, inputs);

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> DependsOn => block.DependsOn;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var instance in walk.Values.InstancesOf(Module.Address))
        {
            var resource = new ResourceAddress(instance, block.Mode, block.Type, block.Name);
            var repetition = RepetitionReader.Read(block.Count, block.ForEach, walk.ContextFor(Module, instance), found);
            var values = new ResourceValues(repetition);
            walk.Values.Resources[resource] = values;
            if (planned.Resources.GetValueOrDefault(resource) is { } before)
            {
                // Instances that the plan leaves alone keep the value it gave them; the others get theirs when they are written.
                foreach (var key in repetition.Keys)
                {
                    values.Set(key, before.Find(key) ?? Hcl.Values.HclValue.DynamicUnknown);
                }
            }
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }
}
