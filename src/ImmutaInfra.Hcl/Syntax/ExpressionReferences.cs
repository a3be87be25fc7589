namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Finds what an expression refers to.</summary>
public static class ExpressionReferences
{
    /// <summary>The references in the order of the source, repeated where the source repeats them.</summary>
    /// <param name="expression">Where to look.</param>
    /// <param name="bound">Names that mean something local here, such as the iterator of a <c>dynamic</c> block.</param>
    /// <returns>All scope traversals but those that begin with a variable of an enclosing <c>for</c> or a bound name.</returns>
    public static IReadOnlyList<ScopeTraversalSyntax> References(this ExpressionSyntax expression, params ReadOnlySpan<string> bound)
    {
        switch (expression)
        {
            case ScopeTraversalSyntax single:
                return bound.Contains(single.RootName) ? [] : [single];
            case NumberSyntax or BooleanSyntax or NullSyntax or TemplateSyntax { Literal: not null }:
                return [];
            default:
                var walk = new ReferenceWalk([.. bound]);
                walk.Visit(expression);
                return walk.Found;
        }
    }
}
