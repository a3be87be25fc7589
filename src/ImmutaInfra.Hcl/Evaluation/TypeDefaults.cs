using System.Collections.Immutable;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>The defaults of the optional attributes of an object type, and those of types inside.</summary>
/// <param name="Type">The type that these belong to.</param>
/// <param name="Values">The defaults by name of attribute.</param>
/// <param name="Children">The defaults inside: by name of attribute, by index of tuple element, or under the empty name those of
/// every element of a collection.</param>
internal sealed record TypeDefaults(
    HclType Type, ImmutableDictionary<string, HclValue> Values, ImmutableDictionary<string, TypeDefaults> Children)
{
    public HclValue ApplyTo(HclValue value) => Values.Count + Children.Count == 0 ? value : value.WithMarks(HclMarks.None);
}
