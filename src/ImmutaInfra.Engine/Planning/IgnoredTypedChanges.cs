using System.Globalization;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Leaves a part as it is of a value of any shape, which carries its type along.</summary>
/// <remarks>Source: Terraform 1.11, as the binary behaves. <c>x.name</c> is a member of an object, <c>x[0]</c> an element. <c>x["key"]</c> is an entry
/// of a map, which may come or go; where the value is an object, it stands for the whole of it. What is not there on both sides is not ignored.</remarks>
internal static class IgnoredTypedChanges
{
    /// <summary>The wanted value with a part of the prior one.</summary>
    /// <param name="wanted">The value that the configuration gives.</param>
    /// <param name="prior">The value that is.</param>
    /// <param name="path">The way to the part; not empty.</param>
    public static Value Apply(Value wanted, Value prior, IReadOnlyList<TraversalStepSyntax> path)
    {
        var key = path[^1] is IndexStepSyntax { IsNumber: false } index ? index.Key : null;
        var steps = key is null ? path : [.. path.SkipLast(1)];
        var whole = SchemaValues.ToHcl(wanted, AttributeType.Typed);
        if (Follow(whole, steps) is not { } given || Follow(SchemaValues.ToHcl(prior, AttributeType.Typed), steps) is not { } kept)
        {
            return wanted;
        }

        if (key is not null && given.Type.Kind == HclTypeKind.Map)
        {
            kept = WithEntry(given, kept, key);
        }

        return SchemaValues.ToCore(Replace(whole, kept, steps, 0), AttributeType.Typed);
    }

    private static HclValue WithEntry(HclValue map, HclValue prior, string key)
    {
        if (!map.IsKnown || map.IsNull)
        {
            return map;
        }

        var before = prior.Unmark();
        var entries = map.Unmark().Entries.Where(entry => entry.Key != key);
        if (before is { IsKnown: true, IsNull: false } && before.Type.Kind == HclTypeKind.Map && before.Find(key) is { } entry)
        {
            entries = entries.Append(KeyValuePair.Create(key, entry));
        }

        return HclValue.Map(map.Type.ElementType, entries).WithMarks(map.Marks);
    }

    private static HclValue? Follow(HclValue value, IReadOnlyList<TraversalStepSyntax> steps)
    {
        var at = value;
        foreach (var step in steps)
        {
            at = at.Unmark();
            if (!at.IsKnown || at.IsNull)
            {
                return null;
            }

            var next = step switch
            {
                AttributeStepSyntax member when at.Type.Kind == HclTypeKind.Object => at.Find(member.Name),
                IndexStepSyntax { IsNumber: false } entry when at.Type.Kind == HclTypeKind.Map => at.Find(entry.Key),
                IndexStepSyntax { IsNumber: true } item when Position(item, at) is { } position => at.Elements[position],
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            at = next;
        }

        return at;
    }

    private static int? Position(IndexStepSyntax step, HclValue value) =>
        value.Type.Kind is HclTypeKind.List or HclTypeKind.Tuple
        && int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && position < value.Length
            ? position
            : null;

    // The way has been followed before: every step is there.
    private static HclValue Replace(HclValue value, HclValue part, IReadOnlyList<TraversalStepSyntax> steps, int depth)
    {
        if (depth == steps.Count)
        {
            return part;
        }

        var at = value.Unmark();
        var replaced = steps[depth] switch
        {
            AttributeStepSyntax member => HclValue.Object(Entries(member.Name)),
            IndexStepSyntax { IsNumber: false } entry => HclValue.Map(at.Type.ElementType, Entries(entry.Key)),
            var item => Items(Position((IndexStepSyntax)item, at)!.Value),
        };
        return replaced.WithMarks(value.Marks);

        IEnumerable<KeyValuePair<string, HclValue>> Entries(string name) =>
            at.Entries.Select(entry => entry.Key == name ? KeyValuePair.Create(name, Replace(entry.Value, part, steps, depth + 1)) : entry);

        HclValue Items(int position)
        {
            var items = at.Elements.Select((element, i) => i == position ? Replace(element, part, steps, depth + 1) : element).ToList();
            return at.Type.Kind == HclTypeKind.List && items.TrueForAll(item => item.Type.Equals(at.Type.ElementType))
                ? HclValue.List(at.Type.ElementType, items)
                : HclValue.Tuple(items);
        }
    }
}
