using System.Numerics;

namespace ImmutaInfra.Hcl.Values;

/// <content>Arithmetic.</content>
public sealed partial class HclNumber
{
    /// <summary>The sum, in the larger precision of the two.</summary>
    /// <exception cref="ArithmeticException">Infinities of different signs.</exception>
    public HclNumber Add(HclNumber other)
    {
        if (IsInfinite || other.IsInfinite)
        {
            return IsInfinite && other.IsInfinite && Sign != other.Sign
                ? throw new ArithmeticException("The sum of infinities of different signs is no number.")
                : IsInfinite ? this : other;
        }

        var precision = Math.Max(_precision, other._precision);
        if (IsZero && other.IsZero)
        {
            return ZeroOf(_form == Form.NegativeZero && other._form == Form.NegativeZero, precision);
        }

        if (IsZero || other.IsZero)
        {
            var only = IsZero ? other : this;
            return Rounded(only._mantissa, only._exponent, precision);
        }

        if (_exponent == other._exponent)
        {
            return Rounded(_mantissa + other._mantissa, _exponent, precision);
        }

        var (high, low) = _exponent > other._exponent ? (this, other) : (other, this);
        var distance = high._exponent - low._exponent;
        if (distance > 4 * FullPrecision + (int)BigInteger.Abs(low._mantissa).GetBitLength())
        {
            // The small one is far below the last bit: all that counts is on which side of the large one it is.
            const int extra = 2 * FullPrecision;
            return Rounded((high._mantissa << extra) + low._mantissa.Sign, high._exponent - extra, precision);
        }

        return Rounded((high._mantissa << distance) + low._mantissa, low._exponent, precision);
    }

    /// <summary>The difference, in the larger precision of the two.</summary>
    /// <exception cref="ArithmeticException">Infinities of the same sign.</exception>
    public HclNumber Subtract(HclNumber other) => Add(other.Negate());

    /// <summary>The number with the other sign.</summary>
    public HclNumber Negate() => _form switch
    {
        Form.Infinity => NegativeInfinity,
        Form.NegativeInfinity => PositiveInfinity,
        Form.NegativeZero => ZeroOf(false, _precision),
        _ when _mantissa.IsZero => ZeroOf(true, _precision),
        _ => new(-_mantissa, _exponent, _precision),
    };

    /// <summary>The number without its sign.</summary>
    public HclNumber Absolute() => Sign < 0 || _form == Form.NegativeZero ? Negate() : this;

    /// <summary>The product, exact up to 512 bits.</summary>
    /// <exception cref="ArithmeticException">Zero times infinity.</exception>
    public HclNumber Multiply(HclNumber other)
    {
        var precision = Math.Max(_precision, other._precision);
        var product = MultiplyIn(FullPrecision, other);
        var needed = product.IsInfinite ? 0 : (int)product.OddMagnitude().GetBitLength();
        return product.WithPrecision(Math.Max(precision, needed));
    }

    /// <summary>The quotient, in the larger precision of the two. A number other than zero divided by zero is infinite.</summary>
    /// <exception cref="ArithmeticException">Zero by zero, or infinity by infinity.</exception>
    public HclNumber Divide(HclNumber other) => DivideIn(Math.Max(_precision, other._precision), other);

    /// <summary>The rest of the division towards zero: of the sign of this number. By zero it is the number itself.</summary>
    /// <exception cref="ArithmeticException">The product of zero and infinity was needed.</exception>
    public HclNumber Modulo(HclNumber other)
    {
        if (IsInfinite || other.IsInfinite)
        {
            return Multiply(other);
        }

        if (other.IsZero)
        {
            return this;
        }

        var whole = Divide(other).ToInteger();
        var rounded = Rounded(whole, 0, _precision);
        return Subtract(rounded.MultiplyIn(_precision, other)).WithPrecision(_precision);
    }

    /// <summary>The largest whole number that is not above it. Infinities stay.</summary>
    public HclNumber Floor()
    {
        if (IsInfinite || (IsInteger && Sign != 0))
        {
            return this;
        }

        return FromInteger(Sign < 0 ? ToInteger() - 1 : ToInteger());
    }

    /// <summary>The smallest whole number that is not below it. Infinities stay.</summary>
    public HclNumber Ceiling()
    {
        if (IsInfinite || (IsInteger && Sign != 0))
        {
            return this;
        }

        return FromInteger(Sign > 0 ? ToInteger() + 1 : ToInteger());
    }

    /// <summary>The same number in another precision.</summary>
    internal HclNumber WithPrecision(int precision)
    {
        if (precision == _precision || IsInfinite)
        {
            return this;
        }

        return IsZero ? ZeroOf(_form == Form.NegativeZero, precision) : Rounded(_mantissa, _exponent, precision);
    }

    private HclNumber MultiplyIn(int precision, HclNumber other)
    {
        var negative = IsNegative != other.IsNegative;
        if (IsInfinite || other.IsInfinite)
        {
            return IsZero || other.IsZero
                ? throw new ArithmeticException("Zero times infinity is no number.")
                : negative ? NegativeInfinity : PositiveInfinity;
        }

        return IsZero || other.IsZero
            ? ZeroOf(negative, precision)
            : Rounded(_mantissa * other._mantissa, _exponent + other._exponent, precision);
    }

    private HclNumber DivideIn(int precision, HclNumber other)
    {
        var negative = IsNegative != other.IsNegative;
        if ((IsZero && other.IsZero) || (IsInfinite && other.IsInfinite))
        {
            throw new ArithmeticException("Zero by zero, or infinity by infinity, is no number.");
        }

        if (IsInfinite || other.IsZero)
        {
            return negative ? NegativeInfinity : PositiveInfinity;
        }

        if (IsZero || other.IsInfinite)
        {
            return ZeroOf(negative, precision);
        }

        var numerator = BigInteger.Abs(_mantissa);
        var denominator = BigInteger.Abs(other._mantissa);
        var shift = (int)Math.Max(0, precision + 2 - (numerator.GetBitLength() - denominator.GetBitLength()));
        var quotient = BigInteger.DivRem(numerator << shift, denominator, out var rest);
        return Rounded(
            negative ? -quotient : quotient, _exponent - other._exponent - shift, precision, sticky: !rest.IsZero);
    }

    private bool IsNegative => Sign < 0 || _form == Form.NegativeZero;

    private BigInteger OddMagnitude()
    {
        var magnitude = BigInteger.Abs(_mantissa);
        return magnitude.IsZero ? magnitude : magnitude >> (int)BigInteger.TrailingZeroCount(magnitude);
    }
}
