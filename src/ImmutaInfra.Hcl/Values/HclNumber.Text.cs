using System.Globalization;
using System.Numerics;
using System.Text;

namespace ImmutaInfra.Hcl.Values;

/// <content>Reading and writing decimal digits.</content>
/// <remarks>Source: Go's math/big, floatconv.go, ftoa.go: the powers of five and the search for the shortest digits follow its steps,
/// because their roundings are visible in the last of 154 digits.</remarks>
public sealed partial class HclNumber
{
    /// <summary>Longer digit strings are refused: reading them takes time that grows with their square.</summary>
    private const int MostDigits = 100_000;

    private const int LargestDecimalExponent = 1_000_000;

    /// <summary>Reads decimal digits with a sign, a fraction and an exponent, and <c>Inf</c>.</summary>
    /// <returns>Null where it is no such text.</returns>
    public static HclNumber? TryParse(string text)
    {
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        if (rest is "Inf" or "inf")
        {
            return negative ? NegativeInfinity : PositiveInfinity;
        }

        var exponent = 0;
        var e = rest.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!TryParseExponent(rest[(e + 1)..], out exponent))
            {
                return null;
            }

            rest = rest[..e];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.Length + fraction.Length is 0 or > MostDigits || !OnlyDigits(whole) || !OnlyDigits(fraction))
        {
            return null;
        }

        if (whole.Length + fraction.Length <= 18)
        {
            var value = whole.Length == 0 ? 0 : long.Parse(whole, CultureInfo.InvariantCulture);
            foreach (var digit in fraction)
            {
                value = value * 10 + (digit - '0');
            }

            return FromDigits(negative, value, exponent - fraction.Length);
        }

        var digits = BigInteger.Parse(string.Concat(whole, fraction), CultureInfo.InvariantCulture);
        return FromDigits(negative, digits, exponent - fraction.Length);
    }

    /// <summary>Reads decimal digits with a sign, a fraction and an exponent.</summary>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static HclNumber Parse(string text) => TryParse(text) ?? throw new FormatException($"\"{text}\" is not a number.");

    /// <summary>The fewest digits that give the number back in its precision, without an exponent: what <c>tostring</c> and
    /// <c>jsonencode</c> write. Infinities are <c>+Inf</c> and <c>-Inf</c>, which JSON does not know.</summary>
    public override string ToString()
    {
        if (Special() is { } special)
        {
            return special;
        }

        if (_exponent == 0 && BigInteger.Abs(_mantissa).GetBitLength() <= _precision)
        {
            return _mantissa.ToString(CultureInfo.InvariantCulture);
        }

        return Plain(Shortest());
    }

    /// <summary>Rounded to so many decimal places, ties to even, as <c>%.3f</c> does.</summary>
    internal string ToFixedText(int places) => Special(places) ?? Plain(Digits().RoundToPlaces(places), places);

    /// <summary>As <c>%e</c>; -1 places: as many as are needed.</summary>
    internal string ToExponentText(int places)
    {
        if (IsInfinite)
        {
            return Special()!;
        }

        var digits = places < 0 ? Shortest() : Digits().RoundToDigits(places + 1);
        return WithExponent(digits, Math.Max(places, places < 0 ? digits.Text.Length - 1 : 0));
    }

    /// <summary>As <c>%g</c>: the shorter of both forms with so many digits; -1: as many as are needed.</summary>
    internal string ToShortText(int digitCount)
    {
        if (Special() is { } special)
        {
            return special;
        }

        var digits = digitCount < 0 ? Shortest() : Digits().RoundToDigits(digitCount);
        var limit = digitCount < 0 ? 6 : digitCount;
        if (digitCount > digits.Text.Length && digits.Text.Length >= digits.Point)
        {
            limit = digits.Text.Length;
        }

        var exponent = digits.Point - 1;
        if (exponent < -4 || exponent >= limit)
        {
            return WithExponent(digits, digits.Text.Length - 1);
        }

        return Plain(digits);
    }

    private static bool OnlyDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool TryParseExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        if (digits.Length == 0 || !OnlyDigits(digits))
        {
            return false;
        }

        exponent = int.TryParse(digits, CultureInfo.InvariantCulture, out var value)
            ? Math.Min(value, 2 * LargestDecimalExponent)
            : 2 * LargestDecimalExponent;
        exponent = text[0] == '-' ? -exponent : exponent;
        return true;
    }

    private static HclNumber FromDigits(bool negative, BigInteger digits, int exponent)
    {
        if (digits.IsZero)
        {
            return ZeroOf(negative, FullPrecision);
        }

        var signed = negative ? -digits : digits;
        if (Math.Abs(exponent) > LargestDecimalExponent + MostDigits)
        {
            return exponent < 0 ? ZeroOf(negative, FullPrecision) : negative ? NegativeInfinity : PositiveInfinity;
        }

        if (exponent == 0)
        {
            return Rounded(signed, 0, FullPrecision);
        }

        // The digits are exact; only the power of five, from 5^249 on, and the result are rounded.
        var exact = new HclNumber(signed, exponent, FullPrecision);
        var power = PowerOfFive(Math.Abs(exponent), FullPrecision + 64);
        return exponent < 0 ? exact.DivideIn(FullPrecision, power) : exact.MultiplyIn(FullPrecision, power);
    }

    private static HclNumber PowerOfFive(int exponent, int precision)
    {
        const int exactBelow = 27;
        if (exponent <= exactBelow)
        {
            return new(BigInteger.Pow(5, exponent), 0, precision);
        }

        var power = new HclNumber(BigInteger.Pow(5, exactBelow), 0, precision);
        var factor = new HclNumber(5, 0, precision + 64);
        for (var left = exponent - exactBelow; left > 0; left >>= 1)
        {
            if ((left & 1) != 0)
            {
                power = power.MultiplyIn(precision, factor);
            }

            factor = factor.MultiplyIn(precision + 64, factor);
        }

        return power;
    }

    private string? Special(int places = 0) => _form switch
    {
        Form.Infinity => "+Inf",
        Form.NegativeInfinity => "-Inf",
        _ when !IsZero => null,
        _ => (IsNegative ? "-0" : "0") + (places > 0 ? "." + new string('0', places) : ""),
    };

    private DecimalDigits Digits() => DecimalDigits.Of(BigInteger.Abs(_mantissa), _exponent);

    private DecimalDigits Shortest()
    {
        // One bit more than the precision, so that 1 is half a unit in the last place.
        var magnitude = BigInteger.Abs(_mantissa);
        var shift = (int)(_precision + 1 - magnitude.GetBitLength());
        magnitude = shift >= 0 ? magnitude << shift : magnitude >> -shift;
        var exponent = _exponent - shift;
        return Digits().ShortestBetween(
            DecimalDigits.Of(magnitude - 1, exponent),
            DecimalDigits.Of(magnitude + 1, exponent),
            inclusive: (magnitude & 2).IsZero);
    }

    private string Plain(DecimalDigits digits, int places = -1)
    {
        var text = new StringBuilder(IsNegative ? "-" : "");
        var (mantissa, point) = (digits.Text, digits.Point);
        if (point > 0)
        {
            text.Append(mantissa.AsSpan(0, Math.Min(point, mantissa.Length))).Append('0', Math.Max(0, point - mantissa.Length));
        }
        else
        {
            text.Append('0');
        }

        var fraction = point >= mantissa.Length ? "" : new string('0', Math.Max(0, -point)) + mantissa[Math.Max(0, point)..];
        if (places >= 0)
        {
            fraction = fraction.Length > places ? fraction[..places] : fraction.PadRight(places, '0');
        }

        return (fraction.Length == 0 ? text : text.Append('.').Append(fraction)).ToString();
    }

    private string WithExponent(DecimalDigits digits, int places)
    {
        var (mantissa, exponent) = digits.Text.Length == 0 ? ("0", 0) : (digits.Text, digits.Point - 1);
        var fraction = mantissa[1..].PadRight(places, '0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsNegative ? "-" : "")}{mantissa[0]}{(fraction.Length == 0 ? "" : ".")}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
