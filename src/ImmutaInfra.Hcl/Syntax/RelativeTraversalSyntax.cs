using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Steps with constant keys behind any expression that is not a plain reference: <c>f(x).name[0]</c>.</summary>
/// <param name="Span">From the source to the last step.</param>
/// <param name="Source">Where it begins.</param>
/// <param name="Steps">The steps in order, at least one.</param>
public sealed record RelativeTraversalSyntax(
    SourceSpan Span,
    ExpressionSyntax Source,
    IReadOnlyList<TraversalStepSyntax> Steps) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Source);
}
