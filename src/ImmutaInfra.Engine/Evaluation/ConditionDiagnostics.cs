using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What conditions have to say; IMI2110, IMI253x and IMI2561.</summary>
internal static class ConditionDiagnostics
{
    public static Diagnostic NullCondition(ConditionConfiguration condition) => Diagnostic.Error(
        "IMI2530", "Invalid condition result", condition.Condition.Span, "The condition is null; it must be true or false.");

    public static Diagnostic InvalidCondition(ConditionConfiguration condition, string problem) => Diagnostic.Error(
        "IMI2531", "Invalid condition result", condition.Condition.Span, $"The condition must be true or false: {problem}.");

    public static Diagnostic NullMessage(ConditionConfiguration condition) => Diagnostic.Error(
        "IMI2561", "Invalid error message", condition.ErrorMessage.Span, "The message is null; it must be a text.");

    public static Diagnostic InvalidMessage(ConditionConfiguration condition, string problem) => Diagnostic.Error(
        "IMI2110", "Invalid error message", condition.ErrorMessage.Span, $"Unsuitable value for error message: {problem}.");

    public static Diagnostic SensitiveMessage(ConditionConfiguration condition) => Diagnostic.Warning(
        "IMI2532", "Error message refers to sensitive values", condition.ErrorMessage.Span,
        "The message of this condition is made of sensitive values, so it cannot be shown.", "wrap what may be seen in nonsensitive(…).");

    public static Diagnostic InvalidVariable(ConditionConfiguration condition, string variable, string message, SourceSpan at) => Diagnostic.Error(
        "IMI2533", "Invalid value for variable", at, $"{message}\n\nThis was checked by the validation rule of var.{variable} at {condition.Span}.");

    public static Diagnostic FailedPrecondition(ConditionConfiguration condition, string address, string message) => Diagnostic.Error(
        "IMI2534", "Resource precondition failed", condition.Condition.Span, message) with
    { Address = address };

    public static Diagnostic FailedPostcondition(ConditionConfiguration condition, string address, string message) => Diagnostic.Error(
        "IMI2535", "Resource postcondition failed", condition.Condition.Span, message) with
    { Address = address };

    public static Diagnostic FailedOutputPrecondition(ConditionConfiguration condition, string output, string message) => Diagnostic.Error(
        "IMI2536", "Module output value precondition failed", condition.Condition.Span, message) with
    { Address = output };

    public static Diagnostic FailedAssertion(ConditionConfiguration condition, string check, string message) => Diagnostic.Warning(
        "IMI2537", "Check block assertion failed", condition.Condition.Span, message) with
    { Address = check };
}
