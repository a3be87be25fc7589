using System.Globalization;
using System.Numerics;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Decimal digits of a number without sign: <c>0.Text × 10^Point</c>, without zeros at the end; no digits are zero.</summary>
internal readonly record struct DecimalDigits(string Text, int Point)
{
    /// <summary>All digits of <c>magnitude × 2^exponent</c>.</summary>
    public static DecimalDigits Of(BigInteger magnitude, int exponent)
    {
        if (magnitude.IsZero)
        {
            return new("", 0);
        }

        // A fraction of n bits has n decimal places: m / 2^n = m × 5^n / 10^n.
        if (exponent < 0)
        {
            var zeros = (int)BigInteger.Min(BigInteger.TrailingZeroCount(magnitude), -exponent);
            magnitude >>= zeros;
            exponent += zeros;
        }

        var scaled = exponent >= 0 ? magnitude << exponent : magnitude * BigInteger.Pow(5, -exponent);
        var text = scaled.ToString(CultureInfo.InvariantCulture);
        return new(text.TrimEnd('0'), text.Length + Math.Min(exponent, 0));
    }

    public DecimalDigits RoundToPlaces(int places) => RoundToDigits(Point + places);

    /// <summary>Rounds to so many digits, to nearest, ties to even.</summary>
    public DecimalDigits RoundToDigits(int count)
    {
        if (count < 0)
        {
            return new("", 0);
        }

        if (count >= Text.Length)
        {
            return this;
        }

        // Digits end in no zero, so a 5 that is not the last digit is more than half.
        var up = Text[count] == '5' && count + 1 == Text.Length
            ? count > 0 && ((Text[count - 1] - '0') & 1) != 0
            : Text[count] >= '5';
        return up ? RoundUp(count) : RoundDown(count);
    }

    /// <summary>The fewest digits that still lie between two neighbours.</summary>
    public DecimalDigits ShortestBetween(DecimalDigits lower, DecimalDigits upper, bool inclusive)
    {
        for (var i = 0; i < Text.Length; i++)
        {
            var middle = Text[i];
            var below = lower.At(i);
            var above = upper.At(i);
            var mayGoDown = below != middle || (inclusive && i + 1 == lower.Text.Length);
            var mayGoUp = middle != above && (inclusive || middle + 1 < above || i + 1 < upper.Text.Length);
            if (mayGoDown || mayGoUp)
            {
                return mayGoDown && mayGoUp ? RoundToDigits(i + 1) : mayGoDown ? RoundDown(i + 1) : RoundUp(i + 1);
            }
        }

        return this;
    }

    private char At(int index) => index < Text.Length ? Text[index] : '0';

    private DecimalDigits RoundDown(int count)
    {
        var kept = Text[..count].TrimEnd('0');
        return kept.Length == 0 ? new("", 0) : new(kept, Point);
    }

    private DecimalDigits RoundUp(int count)
    {
        var last = Text.AsSpan(0, count).LastIndexOfAnyExcept('9');
        return last < 0 ? new("1", Point + 1) : new($"{Text.AsSpan(0, last)}{(char)(Text[last] + 1)}", Point);
    }
}
