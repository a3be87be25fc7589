namespace ImmutaInfra.Hcl.Functions;

/// <summary>Powers of doubles, with the roundings of Go's <c>math.Pow</c>.</summary>
/// <remarks>The C library's power is off by a bit here and there from Go's, which multiplies squares of the mantissa.</remarks>
internal static class ExactPower
{
    public static double Of(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (y == 1)
        {
            return x;
        }

        if (!double.IsFinite(x) || !double.IsFinite(y) || x == 0)
        {
            return Math.Pow(x, y);
        }

        if (Math.Abs(y) == 0.5)
        {
            return y > 0 ? Math.Sqrt(x) : 1 / Math.Sqrt(x);
        }

        var whole = Math.Truncate(Math.Abs(y));
        var fraction = Math.Abs(y) - whole;
        if (fraction != 0 && x < 0)
        {
            return double.NaN;
        }

        if (whole >= 9.223372036854775808e18)
        {
            return x == -1 ? 1 : (Math.Abs(x) < 1) == (y > 0) ? 0 : double.PositiveInfinity;
        }

        var mantissa = 1.0;
        var exponent = 0;
        if (fraction != 0)
        {
            if (fraction > 0.5)
            {
                fraction--;
                whole++;
            }

            mantissa = Math.Exp(fraction * Math.Log(x));
        }

        var (square, squareExponent) = Split(x);
        for (var i = (long)whole; i != 0; i >>= 1)
        {
            if (squareExponent is < -(1 << 12) or > 1 << 12)
            {
                exponent += squareExponent;
                break;
            }

            if ((i & 1) == 1)
            {
                mantissa *= square;
                exponent += squareExponent;
            }

            square *= square;
            squareExponent <<= 1;
            if (square < 0.5)
            {
                square += square;
                squareExponent--;
            }
        }

        return y < 0 ? Math.ScaleB(1 / mantissa, -exponent) : Math.ScaleB(mantissa, exponent);
    }

    /// <summary>A mantissa from 0.5 up to 1, and the power of two.</summary>
    private static (double Mantissa, int Exponent) Split(double value)
    {
        var exponent = Math.ILogB(value) + 1;
        return (Math.ScaleB(value, -exponent), exponent);
    }
}
