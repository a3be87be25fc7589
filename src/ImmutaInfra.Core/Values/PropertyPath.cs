using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ImmutaInfra.Core.Values;

/// <summary>The way to a value inside another: names and list positions. Written as Pulumi writes property paths:
/// <c>impersonation.role</c>, <c>workspaces.warehouses[0]</c>, <c>labels["a.b"]</c>.</summary>
public sealed class PropertyPath : IEquatable<PropertyPath>
{
    private readonly ImmutableArray<object> _segments;

    private PropertyPath(ImmutableArray<object> segments) => _segments = segments;

    /// <summary>The value itself.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>Names (<see cref="string"/>) and positions (<see cref="int"/>), from the outside in.</summary>
    public IReadOnlyList<object> Segments => _segments;

    /// <summary>The first name, or an empty text for <see cref="Root"/>.</summary>
    public string Top => _segments is [string name, ..] ? name : "";

    /// <summary>One step further in, by name.</summary>
    public PropertyPath Member(string name) => new(_segments.Add(name));

    /// <summary>One step further in, by position.</summary>
    public PropertyPath Item(int index) => new(_segments.Add(index));

    /// <summary>Further in by all the steps of another path.</summary>
    public PropertyPath Join(PropertyPath rest) => new(_segments.AddRange(rest._segments));

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && _segments.SequenceEqual(other._segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var segment in _segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in _segments)
        {
            if (segment is int index)
            {
                text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (segment is string name && IsPlain(name))
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
            else
            {
                text.Append("[\"").Append(((string)segment).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
        }

        return text.ToString();
    }

    private static bool IsPlain(string name) => name.Length > 0 && !name.AsSpan().ContainsAny(".[]\"");
}
