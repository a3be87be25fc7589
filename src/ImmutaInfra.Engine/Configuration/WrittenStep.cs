using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A name in an address, and the key behind it.</summary>
/// <param name="Name">The name of a module call or of a resource.</param>
/// <param name="Key">What stands in the brackets behind it; null where there are none.</param>
/// <param name="Span">The name.</param>
/// <param name="KeySpan">The brackets with what is in them; null without key.</param>
public sealed record WrittenStep(string Name, ExpressionSyntax? Key, SourceSpan Span, SourceSpan? KeySpan);
