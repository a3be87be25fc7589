using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>The values of a resource's instances as far as they are known.</summary>
/// <param name="repetition">Under which keys it is there.</param>
internal sealed class ResourceValues(Repetition repetition)
{
    // A dictionary takes no null key; the only instance of a single has none.
    private static readonly InstanceKey OnlyKey = new(-1);

    private readonly ConcurrentDictionary<InstanceKey, HclValue> _instances = [];
    private HclValue? _all;

    /// <summary>Under which keys it is there.</summary>
    public Repetition Repetition { get; } = repetition;

    /// <summary>The value as a whole while nobody knows how often it is there.</summary>
    public HclValue WhileUnknown { get; init; } = HclValue.DynamicUnknown;

    /// <summary>Sets the value of an instance.</summary>
    public void Set(InstanceKey? key, HclValue value)
    {
        _instances[key ?? OnlyKey] = value;
        _all = null;
    }

    /// <summary>The value of an instance; unknown while it has none, null where there is no such instance.</summary>
    public HclValue? Find(InstanceKey? key)
    {
        if (_instances.TryGetValue(key ?? OnlyKey, out var value))
        {
            return value;
        }

        return Repetition.Has(key) ? HclValue.DynamicUnknown : null;
    }

    /// <summary>The value of the resource as a whole: an object, a tuple of objects or an object of objects.</summary>
    public HclValue All() => _all ??= Repetition.Kind switch
    {
        _ when Repetition.IsUnknown => WhileUnknown,
        RepetitionKind.Single => Find(null)!,
        RepetitionKind.Count => HclValue.Tuple(Repetition.Keys.Select(key => Find(key)!)),
        _ => HclValue.Object(Repetition.Keys.Select(key => KeyValuePair.Create(key!.Name!, Find(key)!))),
    };
}
