using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Converts values to types.</summary>
/// <remarks>Source: go-cty, package convert. <i>Safe</i> conversions succeed for every value of a type (number to text);
/// the others depend on the value (text to number). The language converts by both kinds; safe ones alone count when a
/// common type is sought.</remarks>
public static partial class Conversion
{
    /// <summary>Whether values of a type can be converted to another; the same type counts.</summary>
    /// <param name="from">The type that is there.</param>
    /// <param name="to">The type that is wanted.</param>
    /// <param name="isSafe">Whether every value must convert, not just some.</param>
    public static bool IsPossible(HclType from, HclType to, bool isSafe = false)
    {
        if (to.Kind == HclTypeKind.Dynamic || from.Equals(to))
        {
            return true;
        }

        return (from.Kind, to.Kind) switch
        {
            (HclTypeKind.Dynamic, _) => !isSafe,
            (HclTypeKind.Number or HclTypeKind.Bool, HclTypeKind.String) => true,
            (HclTypeKind.String, HclTypeKind.Number or HclTypeKind.Bool) => !isSafe,
            (HclTypeKind.Object, HclTypeKind.Object) => AreAttributesPossible(from, to, isSafe),
            (HclTypeKind.Tuple, HclTypeKind.Tuple) => from.ElementTypes.Length == to.ElementTypes.Length
                && from.ElementTypes.Zip(to.ElementTypes).All(pair => IsPossible(pair.First, pair.Second, isSafe)),
            (HclTypeKind.List, HclTypeKind.Set) => !isSafe && IsPossible(from.ElementType, to.ElementType, isSafe),
            (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.List)
                or (HclTypeKind.Set, HclTypeKind.Set)
                or (HclTypeKind.Map, HclTypeKind.Map) => IsPossible(from.ElementType, to.ElementType, isSafe),
            (HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set) => CommonElementType(from, to, isSafe) is not null,
            (HclTypeKind.Object, HclTypeKind.Map) => CommonElementType(from, to, isSafe) is not null,
            (HclTypeKind.Map, HclTypeKind.Object) => !isSafe && to.Attributes.All(
                attribute => attribute.IsOptional || IsPossible(from.ElementType, attribute.Type, isSafe)),
            _ => false,
        };
    }

    /// <summary>Converts a value, by safe and unsafe conversions. Null and unknown values stay so; marks stay where they are.</summary>
    public static bool TryTo(
        HclValue value,
        HclType type,
        [NotNullWhen(true)] out HclValue? converted,
        [NotNullWhen(false)] out ConversionFailure? failure)
    {
        failure = null;
        if (type.Kind == HclTypeKind.Dynamic || value.Type.Equals(type))
        {
            converted = value;
            return true;
        }

        if (IsPossible(value.Type, type))
        {
            converted = Apply(value, type, out failure);
            return converted is not null;
        }

        converted = null;
        failure = Explain(value.Type, type);
        return false;
    }

    /// <summary>Converts a value that is known to convert.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static HclValue To(HclValue value, HclType type) =>
        TryTo(value, type, out var converted, out var failure) ? converted : throw new InvalidOperationException(failure.ToString());

    /// <summary>The type that all elements of a tuple or object get when it becomes a collection, or null where it cannot.</summary>
    private static HclType? CommonElementType(HclType from, HclType to, bool isSafe)
    {
        var types = PartTypes(from);
        var wanted = to.ElementType;
        if (types.Length == 0)
        {
            return wanted;
        }

        if (wanted.Kind == HclTypeKind.Dynamic)
        {
            var common = Unification.Unify(types, isSafe);
            if (common is null
                || (common.Kind == HclTypeKind.Dynamic && to.Kind != HclTypeKind.Map && types.Any(type => type.Kind != HclTypeKind.Dynamic)))
            {
                return null;
            }

            wanted = common;
        }

        return types.Distinct().All(type => IsPossible(type, wanted, isSafe)) ? wanted : null;
    }

    private static ImmutableArray<HclType> PartTypes(HclType type) =>
        type.Kind == HclTypeKind.Tuple ? type.ElementTypes : [.. type.Attributes.Select(attribute => attribute.Type)];

    private static bool AreAttributesPossible(HclType from, HclType to, bool isSafe)
    {
        foreach (var wanted in to.Attributes)
        {
            var given = from.FindAttribute(wanted.Name);
            if (given is null ? !wanted.IsOptional : !IsPossible(given, wanted.Type, isSafe))
            {
                return false;
            }
        }

        return true;
    }

    private static HclValue? Fail(string message, out ConversionFailure? failure)
    {
        failure = new ConversionFailure("", message);
        return null;
    }
}
