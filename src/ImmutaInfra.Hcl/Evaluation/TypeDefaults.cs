using System.Collections.Immutable;
using System.Globalization;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>The defaults of the optional attributes of an object type, and those of types inside.</summary>
/// <param name="Type">The type that these belong to.</param>
/// <param name="Values">The defaults by name of attribute.</param>
/// <param name="Children">The defaults inside: by name of attribute, by index of tuple element, or under the empty name those of
/// every element of a collection.</param>
/// <remarks>Source: HCL, ext/typeexpr, defaults.go.</remarks>
internal sealed record TypeDefaults(
    HclType Type, ImmutableDictionary<string, HclValue> Values, ImmutableDictionary<string, TypeDefaults> Children)
{
    private const string EveryElement = "";

    public static TypeDefaults OfElements(HclType type, TypeDefaults ofElement) => new(
        type,
        ImmutableDictionary<string, HclValue>.Empty,
        ImmutableDictionary<string, TypeDefaults>.Empty.Add(EveryElement, ofElement));

    /// <summary>The value with the defaults in the places that are missing or null. Its type need not fit: conversion comes after.</summary>
    public HclValue ApplyTo(HclValue value)
    {
        if (!value.IsKnown || value.IsNull || value.Type.IsPrimitive)
        {
            return value;
        }

        return (value.Type.Kind is HclTypeKind.Object or HclTypeKind.Map ? ToAttributes(value) : ToElements(value))
            .WithMarks(value.Marks);
    }

    private HclValue ToAttributes(HclValue value)
    {
        var attributes = value.Entries.ToDictionary(
            entry => entry.Key, entry => ChildFor(entry.Key) is { } child ? child.ApplyTo(entry.Value) : entry.Value);
        foreach (var (name, byDefault) in Values)
        {
            if (!attributes.TryGetValue(name, out var given) || given.IsNull)
            {
                attributes[name] = Children.TryGetValue(name, out var child) ? child.ApplyTo(byDefault) : byDefault;
            }
            else if (!given.IsKnown && !byDefault.IsNull)
            {
                // Should it turn out to be null, the default takes its place.
                attributes[name] = HclValue.Unknown(given.Type, given.Refinement! with { NotNull = true }).WithMarks(given.Marks);
            }
        }

        return value.Type.Kind == HclTypeKind.Map && Unified([.. attributes.Values]) is { } elements
            ? HclValue.Map(
                elements.Length == 0 ? value.Type.ElementType : elements[0].Type,
                attributes.Keys.Zip(elements, KeyValuePair.Create))
            : HclValue.Object(attributes);
    }

    private HclValue ToElements(HclValue value)
    {
        var elements = value.Elements
            .Select((element, i) => ChildFor(i) is { } child ? child.ApplyTo(element) : element)
            .ToArray();
        if (value.Type.Kind == HclTypeKind.Tuple || Unified(elements) is not { } unified)
        {
            return HclValue.Tuple(elements);
        }

        var type = unified.Length == 0 ? value.Type.ElementType : unified[0].Type;
        return value.Type.Kind == HclTypeKind.List ? HclValue.List(type, unified) : HclValue.Set(type, unified);
    }

    private TypeDefaults? ChildFor(string key) =>
        Children.GetValueOrDefault(Type.Kind == HclTypeKind.Object ? key : EveryElement);

    private TypeDefaults? ChildFor(int index) => Children.GetValueOrDefault(
        Type.Kind == HclTypeKind.Tuple ? index.ToString(CultureInfo.InvariantCulture) : EveryElement);

    /// <summary>The values in one type, or null where they have none in common.</summary>
    private static HclValue[]? Unified(HclValue[] values)
    {
        if (Unification.Unify([.. values.Select(value => value.Type)], isSafe: false) is not { } type)
        {
            return null;
        }

        var unified = new HclValue[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!Conversion.TryTo(values[i], type, out var converted, out _))
            {
                return null;
            }

            unified[i] = converted;
        }

        return unified;
    }
}
