using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A whole file.</summary>
/// <param name="Span">From the first character to the last.</param>
/// <param name="Body">What it holds.</param>
public sealed record FileSyntax(SourceSpan Span, BodySyntax Body) : SyntaxNode(Span);
