using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>.name</c>.</summary>
/// <param name="Span">Where it stands, with its dot.</param>
/// <param name="Name">The name.</param>
public sealed record AttributeStepSyntax(SourceSpan Span, string Name) : TraversalStepSyntax(Span);
