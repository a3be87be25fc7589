using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Values;

/// <summary>Takes keys of instances out of the language's values.</summary>
internal static class InstanceKeys
{
    /// <summary>The key that a value is; null where it can be none: unknown, null, no whole number, no text.</summary>
    public static InstanceKey? Of(HclValue value) => value switch
    {
        { IsKnown: false } or { IsNull: true } => null,
        { Type.Kind: HclTypeKind.String } => new InstanceKey(value.AsString()),
        { Type.Kind: HclTypeKind.Number } when value.AsNumber().TryToInt32(out var index) => new InstanceKey(index),
        _ => null,
    };

    /// <summary>The key that a step says.</summary>
    public static InstanceKey Of(IndexStepSyntax step) =>
        step.IsNumber && int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new InstanceKey(index) : new InstanceKey(step.Key);

    /// <summary>The step with the key that has to be evaluated, as <c>count.index</c>; null where that gives none.</summary>
    public static IndexStepSyntax? FindStep(IndexSyntax index, EvaluationContext context) =>
        Of(Evaluator.Evaluate(index.Key, context, new DiagnosticBag()).UnmarkDeep()) is { } key
            ? new IndexStepSyntax(index.BracketSpan, key.Name ?? key.Index!.Value.ToString(CultureInfo.InvariantCulture), key.Index is not null)
            : null;
}
