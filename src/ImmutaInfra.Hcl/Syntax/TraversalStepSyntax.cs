using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>One step of a traversal.</summary>
/// <param name="Span">Where it stands, with its dot or brackets.</param>
public abstract record TraversalStepSyntax(SourceSpan Span) : SyntaxNode(Span);
