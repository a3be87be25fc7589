using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>-a</c> or <c>!a</c>.</summary>
/// <param name="Span">From the operator to the end of the operand.</param>
/// <param name="Operator">Which operator.</param>
/// <param name="Operand">What it is applied to.</param>
public sealed record UnarySyntax(SourceSpan Span, UnaryOperator Operator, ExpressionSyntax Operand)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Operand);
}
