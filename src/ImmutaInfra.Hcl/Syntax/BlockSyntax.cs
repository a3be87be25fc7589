using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A block: <c>type "label" { … }</c>.</summary>
/// <param name="Span">From the type to the closing brace.</param>
/// <param name="Type">The type.</param>
/// <param name="TypeSpan">Where the type stands.</param>
/// <param name="Labels">The labels, none for most types.</param>
/// <param name="HeaderSpan">The type and the labels, without the brace.</param>
/// <param name="OpenBraceSpan">Where the body opens.</param>
/// <param name="Body">What stands between the braces.</param>
/// <param name="CloseBraceSpan">Where the body closes.</param>
public sealed record BlockSyntax(
    SourceSpan Span,
    string Type,
    SourceSpan TypeSpan,
    IReadOnlyList<LabelSyntax> Labels,
    SourceSpan HeaderSpan,
    SourceSpan OpenBraceSpan,
    BodySyntax Body,
    SourceSpan CloseBraceSpan) : SyntaxNode(Span);
