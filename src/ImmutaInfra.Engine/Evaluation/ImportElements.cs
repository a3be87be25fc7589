using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Evaluates the <c>for_each</c> of <c>import</c> blocks, which takes more than that of a resource: any collection, and sensitive ones,
/// since its keys become no instances.</summary>
/// <remarks>Source: Terraform 1.11, as the binary behaves.</remarks>
internal static class ImportElements
{
    private static readonly FunctionTable NoFunctions = new([]);

    /// <summary>The turns of a block, one without <c>for_each</c>.</summary>
    /// <returns>Null after an error, and where they are not known.</returns>
    public static IReadOnlyList<ImportElement>? Read(ImportConfiguration import, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (import.ForEach is not { } expression)
        {
            return [new ImportElement(null, null)];
        }

        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(expression, context, own).Unmark(out var marks);
        diagnostics.AddRange(own);
        if (own.HasErrors)
        {
            return null;
        }

        if ((value.DeepMarks & HclMarks.Ephemeral) != 0 || (marks & HclMarks.Ephemeral) != 0)
        {
            diagnostics.Add(RepetitionDiagnostics.EphemeralForEach(expression.Span).Involving(expression, context, Blame.Ephemeral));
            return null;
        }

        if (value.HasUnknowns)
        {
            diagnostics.Add(RepetitionDiagnostics.UnknownForEach(expression.Span).Involving(expression, context, Blame.Unknown));
            return null;
        }

        if (value.IsNull)
        {
            return [];
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.Map or HclTypeKind.Object:
                return [.. value.Entries.Select(entry => new ImportElement(HclValue.String(entry.Key), entry.Value.WithMarks(marks)))];
            case HclTypeKind.Set:
                return [.. value.Elements.Select(element => new ImportElement(element, element.WithMarks(marks)))];
            case HclTypeKind.List or HclTypeKind.Tuple:
                return [.. value.Elements.Select((element, index) => new ImportElement(HclValue.Number(index), element.WithMarks(marks)))];
            default:
                diagnostics.Add(RepetitionDiagnostics.InvalidForEach(expression.Span, value.Type.ToString()).Involving(expression, context));
                return null;
        }
    }

    /// <summary>What may stand in the keys of the target's address: <c>each</c> and nothing else, not even functions.</summary>
    public static EvaluationContext KeyContext(ImportElement element) => new(new EachScope(element), NoFunctions);
}
