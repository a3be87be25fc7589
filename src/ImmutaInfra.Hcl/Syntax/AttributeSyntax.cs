using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>An argument: <c>name = expression</c>.</summary>
/// <param name="Span">From the name to the end of the expression.</param>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Expression">What it is set to; <see cref="MissingSyntax"/> where it could not be read.</param>
public sealed record AttributeSyntax(SourceSpan Span, string Name, SourceSpan NameSpan, ExpressionSyntax Expression)
    : SyntaxNode(Span);
