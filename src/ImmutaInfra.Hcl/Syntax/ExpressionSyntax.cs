using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Anything that has a value.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record ExpressionSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>How many levels of nodes it has, itself included; at most <see cref="DepthLimit"/> for parsed text.</summary>
    /// <remarks>Whoever walks a tree by recursion may rely on that.</remarks>
    public virtual int Depth => 1;

    /// <summary>The deepest tree that the parsers build. Deeper text gets a diagnostic.</summary>
    public const int DepthLimit = 1000;

    /// <summary>The depth of a node above these.</summary>
    private protected static int Above(ExpressionSyntax first, ExpressionSyntax? second = null, ExpressionSyntax? third = null) =>
        1 + Math.Max(first.Depth, Math.Max(second?.Depth ?? 0, third?.Depth ?? 0));

    /// <summary>The depth of a node above these.</summary>
    private protected static int Above(IReadOnlyList<ExpressionSyntax> children)
    {
        var deepest = 0;
        for (var i = 0; i < children.Count; i++)
        {
            deepest = Math.Max(deepest, children[i].Depth);
        }

        return 1 + deepest;
    }
}
