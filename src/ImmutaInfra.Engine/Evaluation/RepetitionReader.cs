using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Evaluates <c>count</c> and <c>for_each</c>.</summary>
internal static class RepetitionReader
{
    /// <summary>How often a block is there.</summary>
    /// <returns>No instances after an error.</returns>
    public static Repetition Read(ExpressionSyntax? count, ExpressionSyntax? forEach, EvaluationContext context, DiagnosticBag diagnostics) =>
        (count, forEach) switch
        {
            ({ } expression, _) => ReadCount(expression, context, diagnostics),
            (_, { } expression) => ReadForEach(expression, context, diagnostics),
            _ => Repetition.Single,
        };

    /// <summary>Checks the arguments as far as their values are known already.</summary>
    public static void ReadIfKnown(ExpressionSyntax? count, ExpressionSyntax? forEach, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        Read(count, forEach, context, own);
        diagnostics.AddRange(own.Where(diagnostic => !RepetitionDiagnostics.SaysUnknown(diagnostic)));
    }

    private static Repetition ReadCount(ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var none = Repetition.Count(0);
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(expression, context, own);
        diagnostics.AddRange(own);
        if (own.HasErrors)
        {
            return none;
        }

        var unmarked = value.Unmark(out var marks);
        if ((marks & HclMarks.Ephemeral) != 0)
        {
            diagnostics.Add(RepetitionDiagnostics.EphemeralCount(expression.Span).Involving(expression, context, Blame.Ephemeral));
        }
        else if (!unmarked.IsKnown)
        {
            diagnostics.Add(RepetitionDiagnostics.UnknownCount(expression.Span).Involving(expression, context, Blame.Unknown));
        }
        else if (unmarked.IsNull)
        {
            diagnostics.Add(RepetitionDiagnostics.NullCount(expression.Span).Involving(expression, context));
        }
        else if (!Conversion.TryTo(unmarked, HclType.Number, out var number, out var failure))
        {
            diagnostics.Add(RepetitionDiagnostics.InvalidCount(expression.Span, failure.Message).Involving(expression, context));
        }
        else if (!number.AsNumber().TryToInt32(out var times) || times < 0)
        {
            // A sensitive number may stand in count, but not in a message.
            var seen = value.IsSensitive ? "" : $", and is {number.AsNumber()}";
            diagnostics.Add(RepetitionDiagnostics.InvalidCount(expression.Span, $"it must be a whole number that is not negative{seen}").Involving(expression, context));
        }
        else
        {
            return Repetition.Count(times);
        }

        return none;
    }

    private static Repetition ReadForEach(ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var none = Repetition.ForEach(new Dictionary<string, HclValue>());
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(expression, context, own);
        diagnostics.AddRange(own);
        if (own.HasErrors)
        {
            return none;
        }

        var unmarked = value.Unmark(out var marks);
        var kind = unmarked.Type.Kind;
        if ((marks & HclMarks.Ephemeral) != 0)
        {
            diagnostics.Add(RepetitionDiagnostics.EphemeralForEach(expression.Span).Involving(expression, context, Blame.Ephemeral));
        }
        else if ((marks & HclMarks.Sensitive) != 0)
        {
            diagnostics.Add(RepetitionDiagnostics.SensitiveForEach(expression.Span).Involving(expression, context, Blame.Sensitive));
        }
        else if (!unmarked.IsKnown)
        {
            diagnostics.Add(kind is HclTypeKind.Dynamic or HclTypeKind.Map or HclTypeKind.Object || (kind == HclTypeKind.Set && unmarked.Type.ElementType.Kind is HclTypeKind.String or HclTypeKind.Dynamic)
                ? RepetitionDiagnostics.UnknownForEach(expression.Span).Involving(expression, context, Blame.Unknown)
                : RepetitionDiagnostics.InvalidForEach(expression.Span, unmarked.Type.ToString()).Involving(expression, context));
        }
        else if (unmarked.IsNull)
        {
            diagnostics.Add(RepetitionDiagnostics.NullForEach(expression.Span).Involving(expression, context));
        }
        else if (kind is HclTypeKind.Map or HclTypeKind.Object)
        {
            return Repetition.ForEach(unmarked.Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal));
        }
        else if (kind == HclTypeKind.Set && (unmarked.Type.ElementType.Kind is HclTypeKind.String or HclTypeKind.Dynamic || unmarked.Length == 0))
        {
            return ReadSet(unmarked, expression, context, diagnostics) ?? none;
        }
        else
        {
            diagnostics.Add(RepetitionDiagnostics.InvalidForEach(expression.Span, unmarked.Type.ToString()).Involving(expression, context));
        }

        return none;
    }

    private static Repetition? ReadSet(HclValue set, ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var each = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var element in set.Elements)
        {
            if (!element.IsKnown)
            {
                diagnostics.Add(RepetitionDiagnostics.UnknownForEach(expression.Span).Involving(expression, context, Blame.Unknown));
                return null;
            }

            if (element.IsNull)
            {
                diagnostics.Add(RepetitionDiagnostics.NullInForEach(expression.Span).Involving(expression, context));
                return null;
            }

            each[element.AsString()] = element;
        }

        return Repetition.ForEach(each);
    }
}
