using System.Collections.Immutable;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Gathers the defaults of an object or tuple type.</summary>
internal sealed class TypeDefaultsBuilder
{
    private readonly ImmutableDictionary<string, HclValue>.Builder _values = ImmutableDictionary.CreateBuilder<string, HclValue>();
    private readonly ImmutableDictionary<string, TypeDefaults>.Builder _children = ImmutableDictionary.CreateBuilder<string, TypeDefaults>();

    public void AddValue(string name, HclValue value) => _values[name] = value;

    public void AddChild(string name, TypeDefaults? defaults)
    {
        if (defaults is not null)
        {
            _children[name] = defaults;
        }
    }

    /// <summary>The defaults, or null where there are none.</summary>
    public TypeDefaults? Build(HclType type) =>
        _values.Count + _children.Count == 0 ? null : new TypeDefaults(type, _values.ToImmutable(), _children.ToImmutable());
}
