using System.Collections;

namespace ImmutaInfra.Core.Diagnostics;

/// <summary>The values that a failed expression was computed from. Two lists with the same members are equal, so that messages stay
/// comparable.</summary>
public sealed class InvolvedValues : IReadOnlyList<InvolvedValue>, IEquatable<InvolvedValues>
{
    private readonly InvolvedValue[] _values;

    /// <summary>A list of these.</summary>
    public InvolvedValues(IEnumerable<InvolvedValue> values) => _values = [.. values];

    /// <summary>No values.</summary>
    public static InvolvedValues None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public InvolvedValue this[int index] => _values[index];

    /// <inheritdoc/>
    public bool Equals(InvolvedValues? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as InvolvedValues);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<InvolvedValue> GetEnumerator() => ((IEnumerable<InvolvedValue>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
