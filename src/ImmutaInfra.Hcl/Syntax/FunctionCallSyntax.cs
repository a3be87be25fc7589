using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>name(a, b...)</c>.</summary>
/// <param name="Span">From the name to the closing parenthesis.</param>
/// <param name="Name">The name; with namespaces <c>provider::name::function</c>.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Arguments">The arguments in order.</param>
/// <param name="ExpandsFinal">Whether <c>...</c> stands behind the last argument: its elements become arguments.</param>
/// <param name="CloseSpan">Where the closing parenthesis stands: the place to blame for an argument that is missing.</param>
public sealed record FunctionCallSyntax(
    SourceSpan Span,
    string Name,
    SourceSpan NameSpan,
    IReadOnlyList<ExpressionSyntax> Arguments,
    bool ExpandsFinal,
    SourceSpan CloseSpan) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Above(Arguments);
}
