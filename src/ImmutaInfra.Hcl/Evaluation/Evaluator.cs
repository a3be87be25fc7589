using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Computes the values of expressions.</summary>
public static partial class Evaluator
{
    /// <summary>Computes the value of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="context">What its names mean, what it can call.</param>
    /// <param name="diagnostics">Takes what is wrong; messages never hold sensitive values.</param>
    /// <returns>The value; after an error an unknown one, of the right type where that is clear.</returns>
    public static HclValue Evaluate(ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics) =>
        expression switch
        {
            BooleanSyntax boolean => HclValue.Bool(boolean.Value),
            NullSyntax => HclValue.DynamicNull,
            NumberSyntax number => HclValue.Number(HclNumber.Parse(number.Text)),
            TemplateSyntax { Literal: { } literal } => HclValue.String(literal),
            _ => HclValue.DynamicUnknown,
        };
}
