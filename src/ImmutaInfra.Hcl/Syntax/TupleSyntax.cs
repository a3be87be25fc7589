using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>[a, b, c]</c>.</summary>
/// <param name="Span">From bracket to bracket.</param>
/// <param name="Elements">The elements in order.</param>
public sealed record TupleSyntax(SourceSpan Span, IReadOnlyList<ExpressionSyntax> Elements) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Elements);
}
