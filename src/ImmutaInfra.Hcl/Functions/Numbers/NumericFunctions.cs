using System.Numerics;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Numbers;

/// <summary>Functions on numbers.</summary>
internal static class NumericFunctions
{
    private static readonly string LargestDouble = HclNumber.FromDouble(double.MaxValue).ToString();

    public static Dictionary<string, HclFunction> All() => new()
    {
        ["abs"] = Function(HclType.Number, call => HclValue.Number(call[0].AsNumber().Absolute()), Num("num")),
        ["ceil"] = Function(HclType.Number, call => HclValue.Number(call[0].AsNumber().Ceiling()), Num("num")),
        ["floor"] = Function(HclType.Number, call => HclValue.Number(call[0].AsNumber().Floor()), Num("num")),
        ["log"] = Function(HclType.Number, Log, Num("num"), Num("base")),
        ["pow"] = Function(HclType.Number, Power, Num("num"), Num("power")),
        ["signum"] = Function(HclType.Number, Sign, Num("num")),
        ["max"] = Function(HclType.Number, call => Extreme(call, 1)) with { Variadic = Num("numbers") },
        ["min"] = Function(HclType.Number, call => Extreme(call, -1)) with { Variadic = Num("numbers") },
        ["parseint"] = Function(ParseIntType, ParseInt, Any("number"), Num("base")),
    };

    private static HclValue Log(FunctionCall call) => OfDoubles(call, (number, root) => GoMath.Log(number) / GoMath.Log(root));

    private static HclValue Power(FunctionCall call) => OfDoubles(call, GoMath.Power);

    private static HclValue OfDoubles(FunctionCall call, Func<double, double, double> compute)
    {
        var (first, second) = (call[0].AsNumber().ToDouble(), call[1].AsNumber().ToDouble());
        if ((double.IsInfinity(first) && !call[0].AsNumber().IsInfinite) || (double.IsInfinity(second) && !call[1].AsNumber().IsInfinite))
        {
            return call.Fail($"value must be between -{LargestDouble} and {LargestDouble} inclusive");
        }

        var value = compute(first, second);
        return double.IsNaN(value) ? call.Fail("the result is not a number") : HclValue.Number(HclNumber.FromDouble(value));
    }

    private static HclValue Sign(FunctionCall call) => call[0].AsNumber().TryToInt64(out var value)
        ? HclValue.Number(Math.Sign(value))
        : call.Fail("value must be a whole number, between -9223372036854775808 and 9223372036854775807 inclusive");

    private static HclValue Extreme(FunctionCall call, int direction)
    {
        if (call.Count == 0)
        {
            return call.Fail("must pass at least one number");
        }

        var extreme = call[0];
        foreach (var argument in call.Arguments)
        {
            if (argument.AsNumber().CompareTo(extreme.AsNumber()) * direction > 0)
            {
                extreme = argument;
            }
        }

        return extreme;
    }

    private static HclType ParseIntType(FunctionCall call) => call[0].Type.Kind == HclTypeKind.String
        ? HclType.Number
        : call.FailType(0, $"first argument must be a string, not {call[0].Type}");

    private static HclValue ParseInt(FunctionCall call)
    {
        if (!call[1].AsNumber().TryToInt32(out var numberBase) || numberBase is < 2 or > 62)
        {
            return call.Fail(1, "base must be a whole number between 2 and 62 inclusive");
        }

        return TryParse(call[0].AsString(), numberBase, out var value)
            ? HclValue.Number(HclNumber.FromInteger(value))
            : call.Fail(0, $"cannot parse {GoQuoting.Quote(call[0].AsString())} as a base {numberBase} integer");
    }

    private static bool TryParse(string text, int numberBase, out BigInteger value)
    {
        value = BigInteger.Zero;
        var digits = text.AsSpan(text.Length > 0 && text[0] is '+' or '-' ? 1 : 0);
        foreach (var character in digits)
        {
            // Up to 36 letters of both cases are the same; above, small letters come first.
            var digit = character switch
            {
                >= '0' and <= '9' => character - '0',
                >= 'a' and <= 'z' => character - 'a' + 10,
                >= 'A' and <= 'Z' => character - 'A' + (numberBase <= 36 ? 10 : 36),
                _ => int.MaxValue,
            };
            if (digit >= numberBase)
            {
                return false;
            }

            value = (value * numberBase) + digit;
        }

        value = text.Length > 0 && text[0] == '-' ? -value : value;
        return digits.Length > 0;
    }
}
