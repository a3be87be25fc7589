using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Holds the configuration to the assertions of a <c>check</c> block. What does not hold is a warning and stops nothing;
/// a mistake in an expression is a mistake here as anywhere.</summary>
internal sealed class CheckNode(ModuleConfiguration module, CheckConfiguration check) : WalkNode(module)
{
    /// <inheritdoc/>
    public override string Title => In(Module, $"check.{check.Name}");

    /// <inheritdoc/>
    public override SourceSpan Span => check.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References =>
        check.Assertions.SelectMany(assertion => assertion.Condition.References().Concat(assertion.ErrorMessage.References()));

    /// <inheritdoc/>
    public override string Check => check.Name;

    /// <summary>The data source that only this check can see, or null.</summary>
    public string? Data => check.Data?.LocalAddress;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        foreach (var instance in walk.Values.InstancesOf(Module.Address))
        {
            var address = CheckBook.AddressOf(instance, $"check.{check.Name}");
            if (walk.Checks.HasFailed("check", address))
            {
                continue; // its data source could not be read, and says so
            }

            var context = walk.ContextFor(Module, instance, check: check.Name);
            foreach (var assertion in check.Assertions)
            {
                var found = new DiagnosticBag();
                var (status, message) = ConditionReader.Read(assertion, context, found);
                walk.Checks.Note("check", address, status, message);
                walk.Diagnostics.AddRange(found);
                if (status == CheckStatus.Fail)
                {
                    walk.Diagnostics.Add(ConditionDiagnostics.FailedAssertion(assertion, address, message!).Involving(assertion.Condition, context));
                }
                else if (status == CheckStatus.Unknown && !walk.IsApplying)
                {
                    walk.Diagnostics.Add(PlanDiagnostics.UnknownAssertion(assertion, address));
                }
            }
        }

        return Task.FromResult(Outcome.Done);
    }
}
