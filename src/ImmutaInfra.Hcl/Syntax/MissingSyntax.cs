using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Stands where an expression was expected and none could be read. A diagnostic has been given for it.</summary>
/// <param name="Span">Where it was expected.</param>
/// <remarks>Evaluate it to an unknown value and say nothing more.</remarks>
public sealed record MissingSyntax(SourceSpan Span) : ExpressionSyntax(Span);
