using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>(a)</c>.</summary>
/// <param name="Span">From parenthesis to parenthesis.</param>
/// <param name="Expression">What stands between them.</param>
public sealed record ParenthesesSyntax(SourceSpan Span, ExpressionSyntax Expression) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Expression);
}
