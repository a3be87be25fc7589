using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A reference: a name with steps behind it, as <c>var.zones["a"].id</c>.</summary>
/// <param name="Span">From the name to the last step.</param>
/// <param name="RootName">The name it begins with.</param>
/// <param name="RootSpan">Where that name stands.</param>
/// <param name="Steps">The steps in order, maybe none; all their keys are constants.</param>
public sealed record ScopeTraversalSyntax(
    SourceSpan Span,
    string RootName,
    SourceSpan RootSpan,
    IReadOnlyList<TraversalStepSyntax> Steps) : ExpressionSyntax(Span);
