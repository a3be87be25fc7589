using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A number: <c>42</c>, <c>1.50</c>, <c>1e10</c>. Never negative: a minus is a <see cref="UnarySyntax"/>,
/// except in JSON.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The digits as written.</param>
public sealed record NumberSyntax(SourceSpan Span, string Text) : ExpressionSyntax(Span);
