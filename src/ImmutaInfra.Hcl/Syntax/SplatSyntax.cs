using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>source[*].id</c>, or in the legacy form <c>source.*.id</c>.</summary>
/// <param name="Span">From the source to the last step that belongs to the splat.</param>
/// <param name="Source">What is walked over.</param>
/// <param name="Each">What is made of each element: an expression built on <paramref name="Item"/>, or just it.</param>
/// <param name="Item">The node in <paramref name="Each"/> that stands for the element.</param>
/// <remarks>Which steps belong to <paramref name="Each"/> is settled by the parser: all that follow for <c>[*]</c>, only
/// attributes for <c>.*</c>. Nested splats are nested here, each with its own item.</remarks>
public sealed record SplatSyntax(
    SourceSpan Span,
    ExpressionSyntax Source,
    ExpressionSyntax Each,
    SplatItemSyntax Item) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Source, Each);
}
