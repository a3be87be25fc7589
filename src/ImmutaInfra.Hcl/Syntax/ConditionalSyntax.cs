using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>condition ? whenTrue : whenFalse</c>.</summary>
/// <param name="Span">From the condition to the end of the last branch.</param>
/// <param name="Condition">Which branch it is.</param>
/// <param name="WhenTrue">The value where the condition is true.</param>
/// <param name="WhenFalse">The value where the condition is false.</param>
public sealed record ConditionalSyntax(
    SourceSpan Span,
    ExpressionSyntax Condition,
    ExpressionSyntax WhenTrue,
    ExpressionSyntax WhenFalse) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Condition, WhenTrue, WhenFalse);
}
