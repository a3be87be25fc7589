using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Evaluates a condition and, where it does not hold, its message.</summary>
internal static class ConditionReader
{
    private const string Unmade = "The message of this condition could not be made.";

    /// <summary>How a condition came out.</summary>
    /// <remarks>The message is evaluated whether it is needed or not, so that a mistake in it shows before the day on which it is.</remarks>
    /// <param name="condition">The condition.</param>
    /// <param name="context">What its names mean.</param>
    /// <param name="diagnostics">Takes errors of the expressions themselves; that a condition does not hold is for the caller to say.</param>
    /// <param name="judgesMessage">Whether a message that is null or no text is an error: while planning and applying, and not in variables.</param>
    public static (CheckStatus Status, string? Message) Read(
        ConditionConfiguration condition, EvaluationContext context, DiagnosticBag diagnostics, bool judgesMessage = true)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(condition.Condition, context, own).Unmark();
        var message = ReadMessage(condition, context, own, judgesMessage);
        diagnostics.AddRange(own);
        if (own.HasErrors)
        {
            return (CheckStatus.Error, null);
        }

        if (!value.IsKnown)
        {
            return (CheckStatus.Unknown, null);
        }

        if (value.IsNull)
        {
            diagnostics.Add(ConditionDiagnostics.NullCondition(condition).Involving(condition.Condition, context));
            return (CheckStatus.Error, null);
        }

        if (!Conversion.TryTo(value, HclType.Bool, out var holds, out var failure))
        {
            diagnostics.Add(ConditionDiagnostics.InvalidCondition(condition, failure.Message).Involving(condition.Condition, context));
            return (CheckStatus.Error, null);
        }

        return holds.AsBool() ? (CheckStatus.Pass, null) : (CheckStatus.Fail, message);
    }

    private static string ReadMessage(ConditionConfiguration condition, EvaluationContext context, DiagnosticBag diagnostics, bool isJudged)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(condition.ErrorMessage, context, own);
        diagnostics.AddRange(own);
        if (own.HasErrors || !value.IsKnown)
        {
            return Unmade;
        }

        if ((value.DeepMarks & HclMarks.Sensitive) != 0)
        {
            diagnostics.Add(ConditionDiagnostics.SensitiveMessage(condition).Involving(condition.ErrorMessage, context, Blame.Sensitive));
            return "The message of this condition holds a sensitive value and is not shown.";
        }

        value = value.UnmarkDeep();
        if (!value.IsNull && Conversion.TryTo(value, HclType.String, out var text, out _))
        {
            return text.AsString();
        }

        if (isJudged)
        {
            diagnostics.Add(value.IsNull
                ? ConditionDiagnostics.NullMessage(condition)
                : ConditionDiagnostics.InvalidMessage(condition, "string required").Involving(condition.ErrorMessage, context));
        }

        return Unmade;
    }
}
