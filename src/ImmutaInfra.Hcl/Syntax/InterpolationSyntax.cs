using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>${ expression }</c> in a template.</summary>
/// <param name="Span">From the dollar sign to the brace.</param>
/// <param name="Expression">What stands in it.</param>
public sealed record InterpolationSyntax(SourceSpan Span, ExpressionSyntax Expression) : TemplatePartSyntax(Span)
{
    internal override int Depth { get; } = 1 + Expression.Depth;
}
