using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A label of a block: <c>"name"</c>, or a bare identifier.</summary>
/// <param name="Span">Where it stands, with its quotes.</param>
/// <param name="Text">Its text, escapes resolved, without quotes.</param>
public sealed record LabelSyntax(SourceSpan Span, string Text) : SyntaxNode(Span);
