using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>a + b</c>.</summary>
/// <param name="Span">From the left operand to the right one.</param>
/// <param name="Operator">Which operator.</param>
/// <param name="Left">The operand before it.</param>
/// <param name="Right">The operand behind it.</param>
public sealed record BinarySyntax(
    SourceSpan Span,
    BinaryOperator Operator,
    ExpressionSyntax Left,
    ExpressionSyntax Right) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Left, Right);
}
