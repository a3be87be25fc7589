using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>The operators of the language, on values that have the right types already.</summary>
/// <remarks>Marks of both operands go to the result. Source: go-cty, value_ops.go.</remarks>
public static partial class Operators
{
    private static readonly HclValue UnknownBool = HclValue.Unknown(HclType.Bool, HclRefinement.OnlyNotNull);

    /// <summary>The type that the operands of an operator are converted to; <see cref="HclType.Dynamic"/> for <c>==</c> and <c>!=</c>.</summary>
    internal static HclType OperandType(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or or BinaryOperator.And => HclType.Bool,
        BinaryOperator.Equal or BinaryOperator.NotEqual => HclType.Dynamic,
        _ => HclType.Number,
    };

    /// <summary>The type of an operator's result.</summary>
    internal static HclType ResultType(BinaryOperator @operator) =>
        @operator >= BinaryOperator.Add ? HclType.Number : HclType.Bool;

    /// <summary>Applies an operator.</summary>
    /// <returns>Null where the operation has no result; <paramref name="failure"/> says why.</returns>
    internal static HclValue? Apply(BinaryOperator @operator, HclValue left, HclValue right, out string? failure)
    {
        failure = null;
        if (@operator is BinaryOperator.Equal)
        {
            return Equal(left, right);
        }

        if (@operator is BinaryOperator.NotEqual)
        {
            return Not(Equal(left, right));
        }

        if (left.IsNull || right.IsNull)
        {
            failure = "argument must not be null";
            return null;
        }

        var result = Compute(@operator, left.UnmarkDeep(out var leftMarks), right.UnmarkDeep(out var rightMarks), out failure);
        return result?.WithMarks(leftMarks | rightMarks);
    }

    /// <summary>The opposite of a bool.</summary>
    internal static HclValue Not(HclValue value) =>
        (value.IsKnown ? HclValue.Bool(!value.AsBool()) : UnknownBool).WithMarks(value.Marks);

    /// <summary>The negative of a number.</summary>
    internal static HclValue Negate(HclValue value) =>
        (value.IsKnown ? HclValue.Number(value.AsNumber().Negate()) : HclValue.Unknown(HclType.Number, HclRefinement.OnlyNotNull))
        .WithMarks(value.Marks);

    private static HclValue? Compute(BinaryOperator @operator, HclValue left, HclValue right, out string? failure)
    {
        failure = null;
        switch (@operator)
        {
            case BinaryOperator.And:
            case BinaryOperator.Or:
                return left.IsKnown && right.IsKnown
                    ? HclValue.Bool(@operator == BinaryOperator.And ? left.AsBool() && right.AsBool() : left.AsBool() || right.AsBool())
                    : UnknownBool;
            case >= BinaryOperator.Add:
                return left.IsKnown && right.IsKnown
                    ? Calculate(@operator, left.AsNumber(), right.AsNumber(), out failure)
                    : HclValue.Unknown(HclType.Number, HclRefinement.OnlyNotNull);
            default:
                return Compare(@operator, left, right);
        }
    }

    private static HclValue? Calculate(BinaryOperator @operator, HclNumber left, HclNumber right, out string? failure)
    {
        failure = null;
        try
        {
            return HclValue.Number(@operator switch
            {
                BinaryOperator.Add => left.Add(right),
                BinaryOperator.Subtract => left.Subtract(right),
                BinaryOperator.Multiply => left.Multiply(right),
                BinaryOperator.Divide => left.Divide(right),
                _ => left.Modulo(right),
            });
        }
        catch (ArithmeticException)
        {
            failure = @operator switch
            {
                BinaryOperator.Add => "can't compute sum of opposing infinities",
                BinaryOperator.Subtract => "can't subtract infinity from itself",
                BinaryOperator.Multiply => "can't multiply zero by infinity",
                BinaryOperator.Divide => "can't divide zero by zero or infinity by infinity",
                _ => "can't use modulo with zero and infinity",
            };
            return null;
        }
    }

    /// <summary>Compares numbers; bounds of unknown ones may suffice.</summary>
    private static HclValue Compare(BinaryOperator @operator, HclValue left, HclValue right)
    {
        if (left.IsKnown && right.IsKnown)
        {
            var order = left.AsNumber().CompareTo(right.AsNumber());
            return HclValue.Bool(@operator switch
            {
                BinaryOperator.GreaterThan => order > 0,
                BinaryOperator.GreaterThanOrEqual => order >= 0,
                BinaryOperator.LessThan => order < 0,
                _ => order <= 0,
            });
        }

        // a > b is b < a.
        var (low, high) = @operator is BinaryOperator.LessThan or BinaryOperator.LessThanOrEqual ? (left, right) : (right, left);
        var orEqual = @operator is BinaryOperator.LessThanOrEqual or BinaryOperator.GreaterThanOrEqual;
        if (Bounds.Most(low) is { } lowMost && Bounds.Least(high) is { } highLeast)
        {
            var order = lowMost.CompareTo(highLeast);
            if (order < 0 || (orEqual && order == 0))
            {
                return HclValue.True;
            }
        }

        if (Bounds.Least(low) is { } lowLeast && Bounds.Most(high) is { } highMost && lowLeast.CompareTo(highMost) > 0)
        {
            return HclValue.False;
        }

        return UnknownBool;
    }
}
