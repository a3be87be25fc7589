using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace ImmutaInfra.Core.Values;

/// <summary>A decimal number that keeps every digit the user wrote: <c>Significand × 10^Exponent</c>.</summary>
/// <remarks>Trailing zeros are dropped, so equal numbers are equal values: <c>1.50</c> is <c>1.5</c>.</remarks>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    /// <summary>Exponents beyond this many digits are no numbers that anybody means; reading them is refused.</summary>
    public const int LargestExponent = 100_000;

    /// <summary>Makes the number <c>significand × 10^exponent</c>.</summary>
    public Number(BigInteger significand, int exponent = 0)
    {
        if (significand.IsZero)
        {
            exponent = 0;
        }

        while (!significand.IsZero)
        {
            var (quotient, remainder) = BigInteger.DivRem(significand, 10);
            if (!remainder.IsZero)
            {
                break;
            }

            significand = quotient;
            exponent++;
        }

        Significand = significand;
        Exponent = exponent;
    }

    /// <summary>The digits, without trailing zeros.</summary>
    public BigInteger Significand { get; }

    /// <summary>The power of ten; negative for fractions.</summary>
    public int Exponent { get; }

    /// <summary>Whether it has no fraction.</summary>
    public bool IsInteger => Exponent >= 0;

    /// <summary>Compares the numbers.</summary>
    public static bool operator ==(Number left, Number right) => left.Equals(right);

    /// <summary>Compares the numbers.</summary>
    public static bool operator !=(Number left, Number right) => !left.Equals(right);

    /// <summary>Takes a whole number as it is.</summary>
    public static implicit operator Number(long value) => new(value);

    /// <summary>Takes the shortest decimal digits that give this double back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or not a number.</exception>
    public static Number FromDouble(double value) =>
        double.IsFinite(value)
            ? Parse(value.ToString("R", CultureInfo.InvariantCulture))
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A number must be finite.");

    /// <summary>Reads JSON's form of a number: digits, a fraction, an exponent.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Number Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"\"{text}\" is not a number.");

    /// <summary>Reads JSON's form of a number; a leading <c>+</c>, leading zeros and a bare point are taken, too.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Number number)
    {
        number = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var exponent = 0;
        var mantissa = text.AsSpan();
        var e = mantissa.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > LargestExponent)
            {
                return false;
            }

            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
        }

        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var significand))
        {
            return false;
        }

        number = new Number(significand, exponent);
        return true;
    }

    /// <summary>Gives it as a whole number of 32 bits, where it is one.</summary>
    public bool TryToInt32(out int value)
    {
        value = 0;
        if (!IsInteger || Exponent > 10)
        {
            return false;
        }

        var whole = Significand * BigInteger.Pow(10, Exponent);
        if (whole < int.MinValue || whole > int.MaxValue)
        {
            return false;
        }

        value = (int)whole;
        return true;
    }

    /// <summary>The nearest double.</summary>
    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Number other) => Exponent == other.Exponent && Significand == other.Significand;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Significand, Exponent);

    /// <inheritdoc/>
    public int CompareTo(Number other)
    {
        var common = Math.Min(Exponent, other.Exponent);
        return (Significand * BigInteger.Pow(10, Exponent - common))
            .CompareTo(other.Significand * BigInteger.Pow(10, other.Exponent - common));
    }

    /// <summary>All digits, in plain decimal form up to 40 added zeros, with an exponent beyond; valid JSON.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Significand).ToString(CultureInfo.InvariantCulture);
        var sign = Significand.Sign < 0 ? "-" : "";
        return Exponent switch
        {
            0 => sign + digits,
            > 40 => $"{sign}{digits}e+{Exponent}",
            > 0 => sign + digits + new string('0', Exponent),
            _ when -Exponent < digits.Length => $"{sign}{digits[..^-Exponent]}.{digits[^-Exponent..]}",
            _ when -Exponent - digits.Length <= 40 => $"{sign}0.{new string('0', -Exponent - digits.Length)}{digits}",
            _ => $"{sign}{digits}e{Exponent}",
        };
    }
}
