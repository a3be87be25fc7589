using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads arguments that must be constants: they decide on how the rest is read.</summary>
internal static class Constants
{
    private static readonly EvaluationContext NoNames = new(EmptyScope.Instance, new FunctionTable([]));

    /// <summary>A text; null where it is not given or wrong.</summary>
    public static string? Text(BodyContent content, string name, DiagnosticBag diagnostics) =>
        Value(content, name, HclType.String, diagnostics)?.AsString();

    /// <summary>True or false; null where it is not given or wrong.</summary>
    public static bool? Boolean(BodyContent content, string name, DiagnosticBag diagnostics) =>
        Value(content, name, HclType.Bool, diagnostics)?.AsBool();

    /// <summary>The text that a constant is or converts to; null for any other, null and unknown ones too.</summary>
    public static string? AsText(HclValue value) =>
        value is { IsKnown: true, IsNull: false } && Conversion.TryTo(value.Unmark(), HclType.String, out var text, out _) ? text.AsString() : null;

    /// <summary>A constant of any type; null after an error.</summary>
    public static HclValue? Value(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(StaticExpressions.WithoutTemplates(expression), NoNames, own);
        diagnostics.AddRange(own.Select(ConfigurationDiagnostics.WithoutFunctions));
        return own.HasErrors ? null : value;
    }

    private static HclValue? Value(BodyContent content, string name, HclType type, DiagnosticBag diagnostics)
    {
        if (content.Find(name) is not { } attribute || Value(attribute.Expression, diagnostics) is not { } value)
        {
            return null;
        }

        if (value is { IsKnown: true, IsNull: false } && Conversion.TryTo(value, type, out var converted, out _))
        {
            return converted.Unmark();
        }

        diagnostics.Add(ConfigurationDiagnostics.WrongConstant(attribute, type.ToString()));
        return null;
    }
}
