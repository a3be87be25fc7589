using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A step with a constant key: <c>["name"]</c>, <c>[0]</c>, or in the legacy form <c>.0</c>.</summary>
/// <param name="Span">Where it stands, with its dot or brackets.</param>
/// <param name="Key">The key; of a number the digits as written.</param>
/// <param name="IsNumber">Whether the key is a number, not text.</param>
public sealed record IndexStepSyntax(SourceSpan Span, string Key, bool IsNumber) : TraversalStepSyntax(Span);
