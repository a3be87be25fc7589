using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">Which of them.</param>
public sealed record BooleanSyntax(SourceSpan Span, bool Value) : ExpressionSyntax(Span);
