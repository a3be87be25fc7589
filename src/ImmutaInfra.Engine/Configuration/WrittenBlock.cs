using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A block of a normal file, and what override files say of it.</summary>
/// <param name="Original">The block.</param>
internal sealed record WrittenBlock(BodyBlock Original)
{
    /// <summary>The blocks of that name in override files, in the order in which they count.</summary>
    public List<BodyBlock> Overrides { get; } = [];

    /// <summary>The last block that says something of it: the place to blame when they do not go together.</summary>
    public SourceSpan LastSpan => Overrides.Count == 0 ? Original.HeaderSpan : Overrides[^1].HeaderSpan;

    /// <summary>The block as a whole.</summary>
    public BodyBlock Merged => Merge(Original, Overrides);

    /// <summary>The first block of a type inside of it, as a whole: other than blocks otherwise, its arguments are replaced one by one.</summary>
    /// <param name="type">The type, without labels.</param>
    public BodyBlock? MergedInside(string type)
    {
        var inside = Overrides.Prepend(Original)
            .Select(block => block.Body.PartialContent(new BodySchema([], [new BlockSlot(type)]), [], out _).Blocks is [var first, ..] ? first : null)
            .OfType<BodyBlock>()
            .ToList();
        return inside.Count == 0 ? null : Merge(inside[0], inside.Skip(1));
    }

    private static BodyBlock Merge(BodyBlock original, IEnumerable<BodyBlock> overrides) =>
        overrides.Aggregate(original, (block, other) => block with { Body = block.Body.OverriddenBy(other.Body) });
}
