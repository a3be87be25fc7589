using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Finds the value of an output.</summary>
internal sealed class OutputNode(ModuleConfiguration module, OutputConfiguration output) : WalkNode(module)
{
    /// <summary>What the user wrote.</summary>
    public OutputConfiguration Configuration => output;

    /// <inheritdoc/>
    public override string Title => In(Module, $"output.{output.Name}");

    /// <inheritdoc/>
    public override SourceSpan Span => output.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => output.Value.References()
        .Concat(output.Preconditions.SelectMany(condition => condition.Condition.References().Concat(condition.ErrorMessage.References())));

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> DependsOn => output.DependsOn;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var instance in walk.Values.InstancesOf(Module.Address))
        {
            var context = walk.ContextFor(Module, instance);
            if (!PreconditionsHold(walk, context, CheckBook.AddressOf(instance, $"output.{output.Name}"), found))
            {
                continue;
            }

            var value = Evaluator.Evaluate(output.Value, context, found);
            if (Module.Address.IsRoot && !output.IsSensitive && (value.DeepMarks & HclMarks.Sensitive) != 0)
            {
                found.Add(OutputDiagnostics.SensitiveValue(output));
            }

            if (Module.Address.IsRoot && !walk.IsValidating && Infinities.AreIn(value))
            {
                found.Add(OutputDiagnostics.InfiniteValue(output).Involving(output.Value, context));
            }

            if (!output.IsEphemeral && (value.DeepMarks & HclMarks.Ephemeral) != 0)
            {
                found.Add(OutputDiagnostics.EphemeralValue(output));
            }

            walk.Dependencies.Note(instance, $"output.{output.Name}", walk.Dependencies.Of(Module, instance, References.Concat(DependsOn)));
            walk.Values.Outputs[(instance, output.Name)] = output.IsSensitive ? value.WithMarks(HclMarks.Sensitive) : value;
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }

    private bool PreconditionsHold(WalkContext walk, EvaluationContext context, string address, DiagnosticBag found)
    {
        var hold = true;
        foreach (var condition in output.Preconditions)
        {
            var (status, message) = ConditionReader.Read(condition, context, found, judgesMessage: !walk.IsValidating);
            walk.Checks.Note("output_value", address, status, message);
            if (status == CheckStatus.Fail && walk.IsValidating)
            {
                continue; // what holds in the end shows only when all values are there
            }

            if (status == CheckStatus.Fail)
            {
                found.Add(ConditionDiagnostics.FailedOutputPrecondition(condition, address, message!).Involving(condition.Condition, context));
            }

            hold &= status is CheckStatus.Pass or CheckStatus.Unknown;
        }

        return hold;
    }
}
