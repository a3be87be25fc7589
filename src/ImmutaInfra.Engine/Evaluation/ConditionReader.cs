using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Evaluates a condition and, where it does not hold, its message.</summary>
internal static class ConditionReader
{
    /// <summary>How a condition came out.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="context">What its names mean.</param>
    /// <param name="diagnostics">Takes errors of the expressions themselves; that a condition does not hold is for the caller to say.</param>
    public static (CheckStatus Status, string? Message) Read(
        ConditionConfiguration condition, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(condition.Condition, context, own).Unmark();
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

        return holds.AsBool() ? (CheckStatus.Pass, null) : (CheckStatus.Fail, Message(condition, context, diagnostics));
    }

    private static string Message(ConditionConfiguration condition, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(condition.ErrorMessage, context, own);
        diagnostics.AddRange(own);
        if ((value.DeepMarks & HclMarks.Sensitive) != 0)
        {
            diagnostics.Add(ConditionDiagnostics.SensitiveMessage(condition).Involving(condition.ErrorMessage, context, Blame.Sensitive));
            return "The message of this condition holds a sensitive value and is not shown.";
        }

        if (value is { IsKnown: true, IsNull: true })
        {
            diagnostics.Add(ConditionDiagnostics.NullMessage(condition));
        }

        return value.IsKnown && !value.IsNull && Conversion.TryTo(value.UnmarkDeep(), HclType.String, out var text, out _)
            ? text.AsString()
            : "The message of this condition could not be made.";
    }
}
