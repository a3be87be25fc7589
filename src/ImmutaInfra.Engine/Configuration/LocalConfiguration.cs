using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>One name of a <c>locals</c> block.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Span">The name in the source.</param>
public sealed record LocalConfiguration(string Name, ExpressionSyntax Value, SourceSpan Span);
