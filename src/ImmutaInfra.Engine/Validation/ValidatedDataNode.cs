using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
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

/// <summary>Checks a data block without asking anybody.</summary>
internal sealed class ValidatedDataNode(
    ModuleConfiguration module, ResourceConfiguration block, FunctionSchema schema, ProviderKey provider, BlockInputs inputs)
    : WalkNode(module), IValidatedBlockNode
{
    /// <inheritdoc/>
    public ResourceConfiguration Block => block;

    /// <inheritdoc/>
    public ProviderKey Provider => provider;

    /// <inheritdoc/>
    public HclValue Shape { get; } = HclValue.Object(schema.Inputs.Concat(schema.Outputs)
        .Select(attribute => KeyValuePair.Create(attribute.HclName, HclValue.Unknown(SchemaTypes.Of(attribute.Type)))));

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
        var found = new DiagnosticBag();
        inputs.CheckOnce(found);
        BlockValidation.Publish(walk, Module, block);
        inputs.Read(BlockValidation.Enter(walk, Module, block, found), found);
        BlockValidation.CheckConditions(walk, Module, block, Shape, found);
        walk.Diagnostics.AddRange(found);
        return Task.FromResult(Outcome.Done);
    }
}
