using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>null</c>.</summary>
/// <param name="Span">Where it stands.</param>
public sealed record NullSyntax(SourceSpan Span) : ExpressionSyntax(Span);
