using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>How often a resource or module call is there, and under which keys.</summary>
internal sealed class Repetition
{
    private readonly IReadOnlyDictionary<string, HclValue>? _each;
    private readonly int _count;

    private Repetition(RepetitionKind kind, IReadOnlyList<InstanceKey?> keys, IReadOnlyDictionary<string, HclValue>? each = null)
    {
        Kind = kind;
        Keys = keys;
        _each = each;
        _count = keys.Count;
    }

    /// <summary>Neither <c>count</c> nor <c>for_each</c>.</summary>
    public static Repetition Single { get; } = new(RepetitionKind.Single, [null]);

    /// <summary>Which of the three.</summary>
    public RepetitionKind Kind { get; }

    /// <summary>The keys in their order; null for the only one of a single.</summary>
    public IReadOnlyList<InstanceKey?> Keys { get; }

    /// <summary>Whether nobody knows how often yet.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>Whether there is an instance under a key; null for the only one of a single.</summary>
    public bool Has(InstanceKey? key) => Kind switch
    {
        RepetitionKind.Single => key is null,
        RepetitionKind.Count => key?.Index is { } index && index < _count,
        _ => key?.Name is { } name && _each?.ContainsKey(name) == true,
    };

    public static Repetition Unknown(RepetitionKind kind) => new(kind, []) { IsUnknown = true };

    public static Repetition Count(int count) =>
        new(RepetitionKind.Count, [.. Enumerable.Range(0, count).Select(index => new InstanceKey(index))]);

    public static Repetition ForEach(IReadOnlyDictionary<string, HclValue> each) =>
        new(RepetitionKind.ForEach, [.. each.Keys.Order(StringComparer.Ordinal).Select(name => new InstanceKey(name))], each);

    /// <summary>How often a block is there by the keys that are recorded. Nobody knows any more what <c>each.value</c> was.</summary>
    public static Repetition OfRecorded(ResourceConfiguration block, IReadOnlyList<InstanceKey?> keys) =>
        block.Count is not null ? Count(keys.Count == 0 ? 0 : keys.Max(key => key?.Index ?? 0) + 1)
        : block.ForEach is not null
            ? ForEach(keys.Where(key => key?.Name is not null).ToDictionary(key => key!.Name!, _ => HclValue.DynamicUnknown, StringComparer.Ordinal))
            : Single;

    /// <summary>The value of <c>each.value</c> for a key of <c>for_each</c>.</summary>
    public HclValue EachValue(InstanceKey key) => _each![key.Name!];
}
