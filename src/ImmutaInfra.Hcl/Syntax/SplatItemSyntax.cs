using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Stands for the element of the innermost splat whose <see cref="SplatSyntax.Each"/> holds this node.</summary>
/// <param name="Span">The place of the splat's marker.</param>
public sealed record SplatItemSyntax(SourceSpan Span) : ExpressionSyntax(Span);
