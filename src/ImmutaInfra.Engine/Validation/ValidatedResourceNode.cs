using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Checks a resource block once, whatever its repetition: what it is given is unknown where it hangs on anything else.</summary>
internal sealed class ValidatedResourceNode(
    ModuleConfiguration module, ResourceConfiguration block, ResourceSchema schema, ProviderKey provider, BlockInputs inputs)
    : WalkNode(module), IValidatedBlockNode
{
    /// <inheritdoc/>
    public ResourceConfiguration Block => block;

    /// <inheritdoc/>
    public ProviderKey Provider => provider;

    /// <inheritdoc/>
    public HclValue Shape { get; } = SchemaValues.InstanceToHcl(
        new ObjectValue(schema.Attributes.Select(attribute => KeyValuePair.Create(attribute.Name, Value.Unknown))), null, schema);

    /// <inheritdoc/>
    public override string Title => In(Module, block.LocalAddress);

    /// <inheritdoc/>
    public override SourceSpan Span => block.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => BlockReferences.Of(block, inputs);

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> LeftToPlanning => block.Lifecycle.ReplaceTriggeredBy.SelectMany(trigger => trigger.References());

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> DependsOn => block.DependsOn;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        inputs.CheckOnce(found);
        BlockValidation.Publish(walk, Module, block);
        var context = BlockValidation.Enter(walk, Module, block, found);
        var written = inputs.Read(context, found);

        // After other mistakes only what is wrong with a value that stands there: something missing may be what was misspelt.
        var hasErrors = found.HasErrors;
        var check = walk.Providers.Unconfigured(provider.Package).Check(new CheckRequest { Type = schema.Token, Inputs = written });
        found.AddRange(
            from problem in check.Problems
            let place = inputs.PlaceOf(problem.Path)
            where !hasErrors || place is not null
            select problem.Diagnostic with { At = problem.Diagnostic.At ?? place ?? block.Span, Address = Title });

        IgnoredPaths.Check(block.Lifecycle.IgnoreChanges, schema, found);
        ProvisionerValidation.Check(block, walk.ContextFor(Module, Module.Address, self: Shape, unknownRepetition: BlockValidation.Kind(block)), found);
        BlockValidation.CheckConditions(walk, Module, block, Shape, found);
        walk.Diagnostics.AddRange(found);
        return Task.FromResult(Outcome.Done);
    }
}
