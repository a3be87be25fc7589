using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>The arguments and blocks of a file or between the braces of a block.</summary>
/// <param name="Span">From the open brace to the closing one, or the whole file.</param>
/// <param name="Attributes">The arguments in the order of the source; no name occurs twice.</param>
/// <param name="Blocks">The blocks in the order of the source.</param>
public sealed record BodySyntax(
    SourceSpan Span,
    IReadOnlyList<AttributeSyntax> Attributes,
    IReadOnlyList<BlockSyntax> Blocks) : SyntaxNode(Span);
