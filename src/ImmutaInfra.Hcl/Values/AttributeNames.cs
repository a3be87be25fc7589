using System.Collections;
using System.Collections.Immutable;

namespace ImmutaInfra.Hcl.Values;

/// <summary>The names of an object type's attributes, without a copy of them.</summary>
internal sealed class AttributeNames(ImmutableArray<HclAttribute> attributes) : IReadOnlyList<string>
{
    public int Count => attributes.Length;

    public string this[int index] => attributes[index].Name;

    public IEnumerator<string> GetEnumerator() => attributes.Select(attribute => attribute.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
