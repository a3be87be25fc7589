using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>{ key = value, … }</c>.</summary>
/// <param name="Span">From brace to brace.</param>
/// <param name="Items">The items in the order of the source. Of two with equal keys the later one counts.</param>
public sealed record ObjectSyntax(SourceSpan Span, IReadOnlyList<ObjectItemSyntax> Items) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = DepthAbove(Items);

    private static int DepthAbove(IReadOnlyList<ObjectItemSyntax> items)
    {
        var deepest = 0;
        for (var i = 0; i < items.Count; i++)
        {
            deepest = Math.Max(deepest, Math.Max(items[i].Value.Depth, items[i].KeyExpression?.Depth ?? 0));
        }

        return 1 + deepest;
    }
}
