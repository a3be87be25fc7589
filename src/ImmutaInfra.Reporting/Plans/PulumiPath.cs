using System.Globalization;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Reads Pulumi's property paths: <c>impersonation.role</c>, <c>warehouses[0]</c>, <c>labels["a.b"]</c>.</summary>
internal static class PulumiPath
{
    /// <summary>Names and positions; what cannot be read is one name.</summary>
    public static IReadOnlyList<object> Parse(string text)
    {
        var segments = new List<object>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[')
            {
                var end = text.AsSpan(i).StartsWith("[\"") ? text.IndexOf("\"]", i + 2, StringComparison.Ordinal) + 1 : text.IndexOf(']', i);
                if (end <= i)
                {
                    return [text];
                }

                var inside = text[(i + 1)..end];
                segments.Add(inside is ['"', .. var name, '"'] ? name.Replace("\\\"", "\"", StringComparison.Ordinal)
                    : int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
                    : inside);
                i = end + 1;
            }
            else
            {
                var start = text[i] == '.' ? i + 1 : i;
                var end = text.AsSpan(start).IndexOfAny('.', '[') is var length and >= 0 ? start + length : text.Length;
                segments.Add(text[start..end]);
                i = Math.Max(end, i + 1);
            }
        }

        return segments.Count == 0 ? [text] : segments;
    }

    /// <summary>The value at a path, or null where there is none.</summary>
    public static Value? Find(Value? value, IReadOnlyList<object> path)
    {
        foreach (var segment in path)
        {
            value = (value?.Revealed, segment) switch
            {
                (ObjectValue members, string name) => members.Find(name),
                (ListValue items, int index) when index < items.Count => items[index],
                _ => null,
            };
        }

        return value;
    }

    /// <summary>The same value with another one at a path that is there.</summary>
    public static Value With(Value value, IReadOnlyList<object> path, Value at) => (value, path) switch
    {
        (_, []) => at,
        (ObjectValue members, [string name, ..]) when members.Find(name) is { } inner => members.With(name, With(inner, [.. path.Skip(1)], at)),
        (ListValue items, [int index, ..]) when index < items.Count =>
            new ListValue(items.Select((item, i) => i == index ? With(item, [.. path.Skip(1)], at) : item)),
        _ => value,
    };
}
