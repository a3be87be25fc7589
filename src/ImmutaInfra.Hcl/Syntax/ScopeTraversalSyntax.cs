using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Values;

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
    IReadOnlyList<TraversalStepSyntax> Steps) : ExpressionSyntax(Span)
{
    /// <summary>The reference in the usual form: <c>var.zones["a"].id</c>.</summary>
    public string ToSource() => RootName + string.Concat(Steps.Select(step => step switch
    {
        AttributeStepSyntax attribute => $".{attribute.Name}",
        IndexStepSyntax { IsNumber: true } index => $"[{index.Key}]",
        IndexStepSyntax index => $"[{GoQuoting.Quote(index.Key)}]",
        _ => "",
    }));
}
