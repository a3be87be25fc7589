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

    /// <summary>The references, with the keys that have to be evaluated as far as somebody can: of <c>a.b[count.index].id</c> the first is <c>a.b[0]</c>.</summary>
    /// <param name="expression">Where to look.</param>
    /// <param name="findKey">Evaluates a key; null where that is not possible. Not asked about keys that depend on a variable of a <c>for</c>.</param>
    /// <param name="bound">Names that mean something local here.</param>
    public static IReadOnlyList<ScopeTraversalSyntax> References(
        this ExpressionSyntax expression, Func<IndexSyntax, IndexStepSyntax?> findKey, params ReadOnlySpan<string> bound)
    {
        var walk = new ReferenceWalk([.. bound]) { FindKey = findKey };
        walk.Visit(expression);
        return walk.Found;
    }
}
