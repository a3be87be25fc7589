using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>%{ if condition }…%{ else }…%{ endif }</c> in a template.</summary>
/// <param name="Span">From the first mark to the last.</param>
/// <param name="Condition">Which of the two it is.</param>
/// <param name="Then">The text where it is true.</param>
/// <param name="Else">The text where it is false; empty without <c>else</c>.</param>
public sealed record TemplateIfSyntax(
    SourceSpan Span,
    ExpressionSyntax Condition,
    IReadOnlyList<TemplatePartSyntax> Then,
    IReadOnlyList<TemplatePartSyntax> Else) : TemplatePartSyntax(Span)
{
    internal override int Depth { get; } = Math.Max(1 + Condition.Depth, Math.Max(DepthAbove(Then), DepthAbove(Else)));
}
