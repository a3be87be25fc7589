using System.Numerics;

namespace ImmutaInfra.Hcl.Values;

/// <summary>A number of the language: <c>mantissa × 2^exponent</c>, rounded to a precision of up to 512 bits, or an infinity.</summary>
/// <remarks>
/// It behaves as Go's <c>math/big.Float</c>, which Terraform computes with: literals have 512 bits; whole numbers that
/// functions count have 64 and those that come from doubles have 53; results have the larger precision of their operands.
/// Rounding is to the nearest, ties to even. There is a negative zero, which is equal to zero and prints as <c>-0</c>.
/// </remarks>
public sealed partial class HclNumber : IEquatable<HclNumber>, IComparable<HclNumber>
{
    /// <summary>The precision of literals, in bits.</summary>
    public const int FullPrecision = 512;

    private const int Int64Precision = 64;
    private const int DoublePrecision = 53;

    /// <summary>Binary exponents beyond this stand for no number that anybody means: such results are infinite, or zero.</summary>
    private const int LargestExponent = 1 << 20;

    private static readonly HclNumber[] Small = [.. Enumerable.Range(-16, 16 + 257).Select(i => new HclNumber(i, 0, Int64Precision))];

    private readonly BigInteger _mantissa;
    private readonly int _exponent;
    private readonly ushort _precision;
    private readonly Form _form;

    private HclNumber(BigInteger mantissa, int exponent, int precision, Form form = Form.Finite)
    {
        _mantissa = mantissa;
        _exponent = exponent;
        _precision = (ushort)precision;
        _form = form;
    }

    private enum Form : byte
    {
        Finite,
        NegativeZero,
        Infinity,
        NegativeInfinity,
    }

    /// <summary>Zero.</summary>
    public static HclNumber Zero => FromInt64(0);

    /// <summary>One.</summary>
    public static HclNumber One => FromInt64(1);

    /// <summary>Larger than any other number; <c>1 / 0</c>.</summary>
    public static HclNumber PositiveInfinity { get; } = new(0, 0, FullPrecision, Form.Infinity);

    /// <summary>Smaller than any other number; <c>-1 / 0</c>.</summary>
    public static HclNumber NegativeInfinity { get; } = new(0, 0, FullPrecision, Form.NegativeInfinity);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _form switch
    {
        Form.Infinity => 1,
        Form.NegativeInfinity => -1,
        _ => _mantissa.Sign,
    };

    /// <summary>Whether it is an infinity.</summary>
    public bool IsInfinite => _form is Form.Infinity or Form.NegativeInfinity;

    /// <summary>Whether it is zero, negative zero included.</summary>
    public bool IsZero => !IsInfinite && _mantissa.IsZero;

    /// <summary>Whether it is finite and has no fraction.</summary>
    public bool IsInteger => !IsInfinite && _exponent >= 0;

    /// <summary>A whole number.</summary>
    public static HclNumber FromInt64(long value) =>
        value is >= -16 and <= 256 ? Small[value + 16] : Canonical(value, 0, Int64Precision);

    /// <summary>A whole number of any size, kept exactly.</summary>
    public static HclNumber FromInteger(BigInteger value) =>
        Canonical(value, 0, Math.Max(Int64Precision, (int)BigInteger.Abs(value).GetBitLength()));

    /// <summary>The number that the double is, with its precision of 53 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number (NaN).</exception>
    public static HclNumber FromDouble(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "NaN is no number.");
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? PositiveInfinity : NegativeInfinity;
        }

        if (value == 0)
        {
            return double.IsNegative(value) ? ZeroOf(true, DoublePrecision) : ZeroOf(false, DoublePrecision);
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & ((1L << 52) - 1);
        var mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return Canonical(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075, DoublePrecision);
    }

    /// <summary>The whole part, towards zero.</summary>
    /// <exception cref="InvalidOperationException">It is infinite.</exception>
    public BigInteger ToInteger()
    {
        if (IsInfinite)
        {
            throw new InvalidOperationException("An infinity has no whole part.");
        }

        if (_exponent >= 0)
        {
            return _mantissa << _exponent;
        }

        var magnitude = BigInteger.Abs(_mantissa) >> -_exponent;
        return _mantissa.Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>The whole number, where it is one of 32 bits.</summary>
    public bool TryToInt32(out int value)
    {
        value = 0;
        if (!TryToInt64(out var wide) || wide is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        value = (int)wide;
        return true;
    }

    /// <summary>The whole number, where it is one of 64 bits.</summary>
    public bool TryToInt64(out long value)
    {
        value = 0;
        if (!IsInteger || BigInteger.Abs(_mantissa).GetBitLength() + _exponent > 64)
        {
            return false;
        }

        var whole = _mantissa << _exponent;
        if (whole < long.MinValue || whole > long.MaxValue)
        {
            return false;
        }

        value = (long)whole;
        return true;
    }

    /// <summary>The nearest double; an infinity where it is too large.</summary>
    public double ToDouble()
    {
        switch (_form)
        {
            case Form.Infinity:
                return double.PositiveInfinity;
            case Form.NegativeInfinity:
                return double.NegativeInfinity;
            case Form.NegativeZero:
                return -0.0;
        }

        if (_mantissa.IsZero)
        {
            return 0;
        }

        // Below the smallest normal double, each power of two costs one bit of its mantissa.
        var top = BigInteger.Abs(_mantissa).GetBitLength() + _exponent;
        var bits = top < -1021 ? (int)Math.Max(0, 53 - (-1021 - top)) : DoublePrecision;
        if (bits == 0)
        {
            return top == -1074 && BigInteger.Abs(_mantissa) > BigInteger.One ? Math.CopySign(double.Epsilon, Sign) : Math.CopySign(0, Sign);
        }

        var rounded = Round(_mantissa, _exponent, bits, sticky: false);
        return Math.ScaleB((double)rounded.Mantissa, rounded.Exponent);
    }

    /// <inheritdoc/>
    public bool Equals(HclNumber? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HclNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => IsInfinite ? Sign : HashCode.Combine(_mantissa, _exponent);

    /// <inheritdoc/>
    public int CompareTo(HclNumber? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (IsInfinite || other.IsInfinite || Sign != other.Sign)
        {
            var left = IsInfinite ? 2 * Sign : Sign;
            var right = other.IsInfinite ? 2 * other.Sign : other.Sign;
            return left.CompareTo(right);
        }

        if (_exponent == other._exponent)
        {
            return _mantissa.CompareTo(other._mantissa);
        }

        var top = BigInteger.Abs(_mantissa).GetBitLength() + _exponent;
        var otherTop = BigInteger.Abs(other._mantissa).GetBitLength() + other._exponent;
        if (top != otherTop)
        {
            return top.CompareTo(otherTop) * Sign;
        }

        var common = Math.Min(_exponent, other._exponent);
        return (_mantissa << (_exponent - common)).CompareTo(other._mantissa << (other._exponent - common));
    }

    private static HclNumber ZeroOf(bool negative, int precision) =>
        negative ? new(0, 0, precision, Form.NegativeZero) : new(0, 0, precision);

    /// <summary>The number with its one form: whole numbers of 63 bits have the exponent 0, all others an odd mantissa.</summary>
    private static HclNumber Canonical(BigInteger mantissa, int exponent, int precision)
    {
        if (mantissa.IsZero)
        {
            return ZeroOf(false, precision);
        }

        var magnitude = BigInteger.Abs(mantissa);
        if (exponent > 0 && magnitude.GetBitLength() + exponent <= 62)
        {
            return new(mantissa << exponent, 0, precision);
        }

        if (exponent == 0 && magnitude.GetBitLength() <= 62)
        {
            return new(mantissa, 0, precision);
        }

        var zeros = (int)BigInteger.TrailingZeroCount(magnitude);
        if (exponent + zeros is >= 0 and <= 62 && magnitude.GetBitLength() + exponent <= 62)
        {
            return new(exponent >= 0 ? mantissa << exponent : mantissa >> -exponent, 0, precision);
        }

        (mantissa, exponent) = (mantissa >> zeros, exponent + zeros);
        if (exponent > LargestExponent)
        {
            return mantissa.Sign > 0 ? PositiveInfinity : NegativeInfinity;
        }

        return exponent < -LargestExponent ? ZeroOf(mantissa.Sign < 0, precision) : new(mantissa, exponent, precision);
    }

    /// <summary>Rounds to so many bits, to nearest, ties to even. <paramref name="sticky"/>: there is a little more than the mantissa says.</summary>
    private static (BigInteger Mantissa, int Exponent) Round(BigInteger mantissa, int exponent, int precision, bool sticky)
    {
        var magnitude = BigInteger.Abs(mantissa);
        var excess = (int)(magnitude.GetBitLength() - precision);
        if (excess <= 0)
        {
            return (mantissa, exponent);
        }

        var kept = magnitude >> excess;
        var half = !((magnitude >> (excess - 1)) & 1).IsZero;
        if (half)
        {
            var more = sticky || BigInteger.TrailingZeroCount(magnitude) < excess - 1;
            if (more || !kept.IsEven)
            {
                kept += 1;
            }
        }

        return (mantissa.Sign < 0 ? -kept : kept, exponent + excess);
    }

    private static HclNumber Rounded(BigInteger mantissa, int exponent, int precision, bool sticky = false)
    {
        var (rounded, shifted) = Round(mantissa, exponent, precision, sticky);
        return Canonical(rounded, shifted, precision);
    }
}
