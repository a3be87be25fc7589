using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>%{ for key, value in collection }…%{ endfor }</c> in a template.</summary>
/// <param name="Span">From the first mark to the last.</param>
/// <param name="KeyName">The variable for the key or index, or null.</param>
/// <param name="ValueName">The variable for the element.</param>
/// <param name="Collection">What is walked over.</param>
/// <param name="Body">The text for each element.</param>
public sealed record TemplateForSyntax(
    SourceSpan Span,
    string? KeyName,
    string ValueName,
    ExpressionSyntax Collection,
    IReadOnlyList<TemplatePartSyntax> Body) : TemplatePartSyntax(Span)
{
    internal override int Depth { get; } = Math.Max(1 + Collection.Depth, DepthAbove(Body));
}
