using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>An argument as it stands in the source.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Value">Its value, where it is one element of an expanded argument; otherwise null.</param>
internal readonly record struct CallArgument(ExpressionSyntax Expression, HclValue? Value)
{
    public SourceSpan Span => Expression.Span;
}
