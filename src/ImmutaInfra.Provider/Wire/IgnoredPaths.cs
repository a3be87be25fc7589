using System.Globalization;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Provider.Wire;

/// <summary>Paths of properties whose changes do not count, as users write them: <c>a.b</c>, <c>a["b"]</c>, <c>a[0]</c>,
/// <c>a[*]</c>.</summary>
/// <remarks>Source: the property paths of the provider protocol of Pulumi 3.260.</remarks>
internal sealed class IgnoredPaths
{
    private const string Anything = "*";

    private readonly IReadOnlyList<IReadOnlyList<string>> _paths;

    private IgnoredPaths(IReadOnlyList<IReadOnlyList<string>> paths) => _paths = paths;

    /// <summary>Reads them. What cannot be read is taken for a plain name.</summary>
    public static IgnoredPaths Parse(IEnumerable<string> paths) => new([.. paths.Select(Split)]);

    /// <summary>Whether the path is one of them or lies inside of one.</summary>
    public bool Cover(PropertyPath path)
    {
        var segments = path.Segments.Select(segment => Convert.ToString(segment, CultureInfo.InvariantCulture)!).ToList();
        return _paths.Any(ignored => ignored.Count <= segments.Count
            && ignored.Zip(segments).All(pair => pair.First == Anything || string.Equals(pair.First, pair.Second, StringComparison.Ordinal)));
    }

    private static List<string> Split(string path)
    {
        var segments = new List<string>();
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            rest = rest[0] == '.' ? rest[1..] : rest;
            var length = rest switch
            {
                ['[', '"', ..] => TakeQuoted(rest, segments),
                ['[', ..] when rest.IndexOf(']') is var end and > 0 => Take(rest[1..end], end + 1, segments),
                _ => TakePlain(rest, segments),
            };
            rest = rest[length..];
        }

        return segments;
    }

    private static int TakePlain(ReadOnlySpan<char> rest, List<string> segments)
    {
        var end = rest.Length > 1 ? rest[1..].IndexOfAny('.', '[') + 1 : 0;
        end = end == 0 ? rest.Length : end;
        return Take(rest[..end], end, segments);
    }

    private static int TakeQuoted(ReadOnlySpan<char> rest, List<string> segments)
    {
        var end = 2;
        while (end < rest.Length && rest[end] != '"')
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        if (end >= rest.Length)
        {
            return Take(rest, rest.Length, segments);
        }

        segments.Add(rest[2..end].ToString().Replace("\\\"", "\"", StringComparison.Ordinal));
        return Math.Min(end + 2, rest.Length);
    }

    private static int Take(ReadOnlySpan<char> segment, int length, List<string> segments)
    {
        segments.Add(segment.ToString());
        return length;
    }
}
