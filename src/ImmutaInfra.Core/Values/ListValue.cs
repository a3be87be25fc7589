using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ImmutaInfra.Core.Values;

/// <summary>Values in an order.</summary>
[CollectionBuilder(typeof(ListValue), nameof(Of))]
public sealed class ListValue : Value, IReadOnlyList<Value>
{
    private readonly ImmutableArray<Value> _items;

    /// <summary>Makes a list of these.</summary>
    public ListValue(IEnumerable<Value> items)
    {
        _items = [.. items];
        HasUnknowns = _items.Any(item => item.HasUnknowns);
        HasSecrets = _items.Any(item => item.HasSecrets);
    }

    /// <summary>The list of nothing.</summary>
    public static ListValue Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public override bool HasUnknowns { get; }

    /// <inheritdoc/>
    public override bool HasSecrets { get; }

    /// <inheritdoc/>
    public Value this[int index] => _items[index];

    /// <summary>Makes a list of these; what collection expressions call.</summary>
    public static ListValue Of(ReadOnlySpan<Value> items) => new(items.ToArray());

    /// <inheritdoc/>
    public override Value WithoutSecrets() => HasSecrets ? new ListValue(_items.Select(item => item.WithoutSecrets())) : this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is ListValue list && _items.SequenceEqual(list._items);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}
