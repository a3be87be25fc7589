using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Looks for mistakes in the assertions of a <c>check</c> block; whether they hold is another matter.</summary>
internal sealed class ValidatedCheckNode(ModuleConfiguration module, CheckConfiguration check) : WalkNode(module)
{
    /// <inheritdoc/>
    public override string Title => In(Module, $"check.{check.Name}");

    /// <inheritdoc/>
    public override SourceSpan Span => check.Span;

    /// <inheritdoc/>
    public override string Check => check.Name;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References =>
        check.Assertions.SelectMany(assertion => assertion.Condition.References().Concat(assertion.ErrorMessage.References()));

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        foreach (var assertion in check.Assertions)
        {
            ConditionReader.Read(assertion, walk.ContextFor(Module, Module.Address, check: check.Name), walk.Diagnostics, judgesMessage: false);
        }

        return Task.FromResult(Outcome.Done);
    }
}
