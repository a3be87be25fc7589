using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>The messages of evaluation, IMI2xxx. Summaries are worded as Terraform's.</summary>
internal static partial class EvaluationDiagnostics
{
    public static Diagnostic VariablesNotAllowed(ScopeTraversalSyntax traversal) =>
        Diagnostic.Error("IMI2001", "Variables not allowed", traversal.Span, "Variables may not be used here.");

    public static Diagnostic UnsuitableOperand(SourceSpan at, string operand, string why) =>
        Diagnostic.Error("IMI2002", "Invalid operand", at, $"Unsuitable value for {operand} operand: {why}.");

    public static Diagnostic OperationFailed(SourceSpan at, string why) =>
        Diagnostic.Error("IMI2003", "Operation failed", at, $"Error during operation: {why}.");

    public static Diagnostic NullInTemplate(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2004",
            "Invalid template interpolation value",
            at,
            "The expression result is null. Cannot include a null value in a string template.",
            "write coalesce(…, \"\") around it for an empty text.");

    public static Diagnostic UnsuitableInTemplate(SourceSpan at, HclType type, string why) =>
        Diagnostic.Error(
            "IMI2005",
            "Invalid template interpolation value",
            at,
            $"Cannot include the given value in a string template: {why}.",
            type.IsPrimitive || type.Kind == HclTypeKind.Dynamic ? null : $"jsonencode(…) or join(…) make text of a {type}.");

    public static Diagnostic NullCondition(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2006", "Null condition", at, "The condition value is null. Conditions must either be true or false.");

    public static Diagnostic IncorrectConditionType(SourceSpan at, HclType type) =>
        Diagnostic.Error(
            "IMI2007",
            "Incorrect condition type",
            at,
            "The condition expression must be of type bool.",
            type.Kind is HclTypeKind.Number or HclTypeKind.String ? "compare it with something, as in x != 0 or x != \"\"." : null);

    public static Diagnostic InconsistentBranches(SourceSpan at, string why) =>
        Diagnostic.Error(
            "IMI2008",
            "Inconsistent conditional result types",
            at,
            $"The true and false result expressions must have consistent types. {why}.");

    public static Diagnostic UnsuitableBranch(SourceSpan at, bool branch, string why) =>
        Diagnostic.Error(
            "IMI2009",
            "Inconsistent conditional result types",
            at,
            $"The {(branch ? "true" : "false")} result value has the wrong type: {why}.");

    public static Diagnostic NullKey(SourceSpan at) =>
        Diagnostic.Error("IMI2010", "Null value as key", at, "Can't use a null value as a key.");

    public static Diagnostic IncorrectKeyType(SourceSpan at, string why) =>
        Diagnostic.Error("IMI2011", "Incorrect key type", at, $"Can't use this value as a key: {why}.");

    public static Diagnostic AmbiguousKey(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2012",
            "Ambiguous attribute key",
            at,
            "If this expression is intended to be a reference, wrap it in parentheses. If it's instead intended as a literal name "
                + "containing periods, wrap it in quotes to create a string literal.");

    public static Diagnostic IterationOverNull(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2013",
            "Iteration over null value",
            at,
            "A null value cannot be used as the collection in a 'for' expression.",
            "coalesce(…, []) gives an empty list instead.");

    public static Diagnostic NotIterable(SourceSpan at, HclType type) =>
        Diagnostic.Error(
            "IMI2014",
            "Iteration over non-iterable value",
            at,
            $"A value of type {type} cannot be used as the collection in a 'for' expression.");

    public static Diagnostic ForConditionIsNull(SourceSpan at) =>
        Diagnostic.Error("IMI2015", "Condition is null", at, "The value of the 'if' clause must not be null.");

    public static Diagnostic InvalidForCondition(SourceSpan at, string why) =>
        Diagnostic.Error("IMI2016", "Invalid 'for' condition", at, why);

    public static Diagnostic NullObjectKey(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2017", "Invalid object key", at, "Key expression in 'for' expression must not produce a null value.");

    public static Diagnostic InvalidObjectKey(SourceSpan at, string why) =>
        Diagnostic.Error("IMI2018", "Invalid object key", at, $"The key expression produced an invalid result: {why}.");

    public static Diagnostic DuplicateObjectKey(SourceSpan at, string? key) =>
        Diagnostic.Error(
            "IMI2019",
            "Duplicate object key",
            at,
            $"Two different items produced the {(key is null ? "same key (sensitive)" : $"key {GoQuoting.Quote(key)}")} in this 'for' expression.",
            "put the ellipsis (...) behind the value expression to group the values by key.");

    public static Diagnostic SplatOfNull(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2020", "Splat of null value", at, "Splat expressions (with the * symbol) cannot be applied to null sequences.");

    public static Diagnostic TooDeep(SourceSpan at) =>
        Diagnostic.Error("IMI2021", "Expression too deep", at, "The evaluation of this expression is nested too deeply.");

    public static Diagnostic InvalidNumber(SourceSpan at, string text) =>
        Diagnostic.Error("IMI2022", "Invalid number", at, $"{text} is no number that can be computed with.");
}
