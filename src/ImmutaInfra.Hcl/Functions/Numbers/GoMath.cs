namespace ImmutaInfra.Hcl.Functions.Numbers;

/// <summary>Powers and logarithms of doubles, with the roundings of Go's <c>math</c>.</summary>
/// <remarks>The C library's power is off by a bit here and there from Go's, which multiplies squares of the mantissa.</remarks>
internal static class GoMath
{
    public static double Power(double x, double y)
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

            mantissa = Exponential(fraction * Log(x));
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

    /// <summary>The natural logarithm.</summary>
    /// <remarks>Source: FreeBSD, e_log.c (Sun Microsystems, 1993), which Go uses.</remarks>
    public static double Log(double x)
    {
        if (!double.IsFinite(x) || x <= 0)
        {
            return Math.Log(x);
        }

        const double ln2High = 6.93147180369123816490e-01;
        const double ln2Low = 1.90821492927058770002e-10;
        ReadOnlySpan<double> l =
        [
            6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
            1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01,
        ];

        var (mantissa, exponent) = Split(x);
        if (mantissa < Math.Sqrt(2) / 2)
        {
            mantissa *= 2;
            exponent--;
        }

        var f = mantissa - 1;
        var s = f / (2 + f);
        var s2 = s * s;
        var s4 = s2 * s2;
        var odd = s2 * (l[0] + (s4 * (l[2] + (s4 * (l[4] + (s4 * l[6]))))));
        var even = s4 * (l[1] + (s4 * (l[3] + (s4 * l[5]))));
        var half = 0.5 * f * f;
        return (exponent * ln2High) - (half - ((s * (half + (odd + even))) + (exponent * ln2Low)) - f);
    }

    /// <summary>The exponential of what is neither infinite nor so far from zero that the result is.</summary>
    /// <remarks>Source: N. Shibata, "Efficient evaluation methods of elementary functions suitable for SIMD computation" (2010), whose
    /// series Go runs on x86-64 with fused multiplication; the C library's last digit is another now and then.</remarks>
    private static double Exponential(double x)
    {
        const double ln2High = 0.69314718055966295651160180568695068359375;
        const double ln2Low = 0.28235290563031577122588448175013436025525412068e-12;
        ReadOnlySpan<double> inverseFactorials =
        [
            2.4801587301587301587e-5, 1.9841269841269841270e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3,
            4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1.0,
        ];

        var exponent = Math.Round(x * Math.Log2(Math.E), MidpointRounding.ToEven);
        var rest = Math.FusedMultiplyAdd(-exponent, ln2High, x);
        rest = Math.FusedMultiplyAdd(-exponent, ln2Low, rest) * 0.0625;
        var sum = inverseFactorials[0];
        foreach (var factor in inverseFactorials[1..])
        {
            sum = Math.FusedMultiplyAdd(sum, rest, factor);
        }

        // What is above 1: squared four times over, for the argument was divided by 16.
        var above = sum * rest;
        for (var i = 0; i < 3; i++)
        {
            above *= above + 2;
        }

        return Math.ScaleB(Math.FusedMultiplyAdd(above, above + 2, 1), (int)exponent);
    }

    /// <summary>A mantissa from 0.5 up to 1, and the power of two.</summary>
    private static (double Mantissa, int Exponent) Split(double value)
    {
        var exponent = Math.ILogB(value) + 1;
        return (Math.ScaleB(value, -exponent), exponent);
    }
}
