using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>One <c>key = value</c> or <c>key: value</c> of an object.</summary>
/// <param name="Span">From the key to the end of the value.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="KeyName">The key, where it is a bare identifier; such a key is its own name and no reference.</param>
/// <param name="KeyExpression">The key, where it is anything else: a string, a number, <c>(expression)</c>, a
/// call … Null exactly when <paramref name="KeyName"/> is not.</param>
/// <param name="Value">The value.</param>
public sealed record ObjectItemSyntax(
    SourceSpan Span,
    SourceSpan KeySpan,
    string? KeyName,
    ExpressionSyntax? KeyExpression,
    ExpressionSyntax Value) : SyntaxNode(Span)
{
    /// <summary>The key, where it can be told without evaluating anything: an identifier or plain text; otherwise null.</summary>
    public string? LiteralKey => KeyName ?? (KeyExpression as TemplateSyntax)?.Literal;
}
