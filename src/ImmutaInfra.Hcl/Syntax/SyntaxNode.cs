using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A parsed piece of a configuration. It never changes and knows its place.</summary>
/// <param name="Span">Where it stands; for a missing piece the place where it was expected.</param>
public abstract record SyntaxNode(SourceSpan Span);
