using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>collection[key]</c> with a key that has to be evaluated.</summary>
/// <param name="Span">From the collection to the closing bracket.</param>
/// <param name="Collection">What is looked into.</param>
/// <param name="Key">The key.</param>
/// <param name="BracketSpan">From bracket to bracket.</param>
public sealed record IndexSyntax(SourceSpan Span, ExpressionSyntax Collection, ExpressionSyntax Key, SourceSpan BracketSpan)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Collection, Key);
}
