using System.Collections;
using System.Collections.Immutable;

namespace ImmutaInfra.Core.Values;

/// <summary>Values by name: an object or a map. The names are in ordinal order, whatever order they were given in.</summary>
public sealed class ObjectValue : Value, IReadOnlyCollection<KeyValuePair<string, Value>>
{
    private readonly ImmutableArray<KeyValuePair<string, Value>> _members;

    /// <summary>Makes an object of these; of two members with one name the later counts.</summary>
    public ObjectValue(IEnumerable<KeyValuePair<string, Value>> members)
    {
        _members = Sort(members);
        HasUnknowns = _members.Any(member => member.Value.HasUnknowns);
        HasSecrets = _members.Any(member => member.Value.HasSecrets);
    }

    /// <summary>Makes an object of these; of two members with one name the later counts.</summary>
    public ObjectValue(params (string Name, Value Value)[] members)
        : this(members.Select(member => KeyValuePair.Create(member.Name, member.Value)))
    {
    }

    /// <summary>The object without members.</summary>
    public static ObjectValue Empty { get; } = new(Array.Empty<KeyValuePair<string, Value>>());

    /// <inheritdoc/>
    public int Count => _members.Length;

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => _members.Select(member => member.Key);

    /// <inheritdoc/>
    public override bool HasUnknowns { get; }

    /// <inheritdoc/>
    public override bool HasSecrets { get; }

    /// <summary>The member of that name, <see cref="Value.Null"/> where there is none.</summary>
    public Value this[string name] => Find(name) ?? Null;

    /// <summary>The member of that name, or null where there is none.</summary>
    public Value? Find(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : _members[index].Value;
    }

    /// <summary>Whether there is a member of that name, be it null.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The same object with this member set.</summary>
    public ObjectValue With(string name, Value value) => new(_members.Append(KeyValuePair.Create(name, value)));

    /// <summary>The same object with these members set.</summary>
    public ObjectValue With(IEnumerable<KeyValuePair<string, Value>> members) => new(_members.Concat(members));

    /// <summary>The same object without this member.</summary>
    public ObjectValue Without(string name) =>
        Has(name) ? new ObjectValue(_members.Where(member => !string.Equals(member.Key, name, StringComparison.Ordinal))) : this;

    /// <inheritdoc/>
    public override Value WithoutSecrets() => HasSecrets
        ? new ObjectValue(_members.Select(member => KeyValuePair.Create(member.Key, member.Value.WithoutSecrets())))
        : this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is ObjectValue value && _members.SequenceEqual(value._members);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in _members)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, Value>>)_members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", _members.Select(member => $"{member.Key} = {member.Value}"))}}}";

    private static ImmutableArray<KeyValuePair<string, Value>> Sort(IEnumerable<KeyValuePair<string, Value>> members)
    {
        KeyValuePair<string, Value>[] sorted = [.. members];
        var inOrder = true;
        for (var i = 1; i < sorted.Length && inOrder; i++)
        {
            inOrder = string.CompareOrdinal(sorted[i - 1].Key, sorted[i].Key) < 0;
        }

        if (inOrder)
        {
            return ImmutableArray.Create(sorted);
        }

        var byName = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in sorted)
        {
            byName[name] = value;
        }

        return [.. byName];
    }

    private int IndexOf(string name)
    {
        var (low, high) = (0, _members.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_members[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
