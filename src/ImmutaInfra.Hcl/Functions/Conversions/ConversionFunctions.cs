using System.Text;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Conversions;

/// <summary>Conversions, marks, and the functions that try expressions.</summary>
internal static class ConversionFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["tobool"] = ConvertTo(HclType.Bool),
        ["tonumber"] = ConvertTo(HclType.Number),
        ["tostring"] = ConvertTo(HclType.String),
        ["tolist"] = ConvertTo(HclType.List(HclType.Dynamic)),
        ["tomap"] = ConvertTo(HclType.Map(HclType.Dynamic)),
        ["toset"] = ConvertTo(HclType.Set(HclType.Dynamic)),
        ["sensitive"] = OfMarks(value => value.WithMarks(HclMarks.Sensitive)),
        ["nonsensitive"] = OfMarks(value => value.Unmark(out var marks).WithMarks(marks & ~HclMarks.Sensitive)),
        ["ephemeralasnull"] = OfMarks(EphemeralAsNull),
        ["issensitive"] = Function(HclType.Bool, IsSensitive, Raw("value")) with { Refinement = HclRefinement.None },
        ["try"] = Function(HclType.Dynamic, call => call.Fail("")) with { Variadic = Raw("expressions"), Deferred = Try },
        ["can"] = Function(HclType.Bool, call => call.Fail(""), Raw("expression")) with { Deferred = Can },
    };

    private static HclFunction OfMarks(Func<HclValue, HclValue> change) =>
        Function(call => call[0].Type, call => change(call[0]), Raw("value")) with { Refinement = HclRefinement.None };

    private static HclFunction ConvertTo(HclType wanted) => Function(
        call => Conversion.IsPossible(call[0].Type, wanted)
            ? wanted
            : call.FailType(0, $"cannot convert {call[0].Type} to {wanted.ToConstraintString()}"),
        call => Convert(call, wanted),
        Raw("v")) with
    { Refinement = HclRefinement.None };

    private static HclValue Convert(FunctionCall call, HclType wanted)
    {
        if (Conversion.TryTo(call[0], wanted, out var converted, out _))
        {
            return converted;
        }

        var type = call[0].Type;
        var isSensitive = (call[0].DeepMarks & HclMarks.Sensitive) != 0;
        return call.Fail(0, (type.Kind, wanted.Kind) switch
        {
            _ when isSensitive => $"cannot convert this sensitive {type} to {wanted.ToConstraintString()}",
            (HclTypeKind.String, HclTypeKind.Bool) =>
                $"cannot convert {GoQuoting.Quote(call[0].Unmark().AsString())} to bool; only the strings \"true\" or \"false\" are allowed",
            (HclTypeKind.String, HclTypeKind.Number) =>
                $"cannot convert {GoQuoting.Quote(call[0].Unmark().AsString())} to number; given string must be a decimal "
                    + "representation of a number",
            _ => $"cannot convert {type} to {wanted.ToConstraintString()}",
        });
    }

    private static HclValue IsSensitive(FunctionCall call) => call[0].IsSensitive
        ? HclValue.True
        : call[0].IsKnown ? HclValue.False : HclValue.Unknown(HclType.Bool);

    /// <summary>The value with null in the place of everything that must not be kept.</summary>
    private static HclValue EphemeralAsNull(HclValue value)
    {
        if ((value.DeepMarks & HclMarks.Ephemeral) == 0)
        {
            return value;
        }

        if ((value.Marks & HclMarks.Ephemeral) != 0)
        {
            return HclValue.Null(value.Type).WithMarks(value.Marks & ~HclMarks.Ephemeral);
        }

        return value.WithElements([.. value.Elements.Select(EphemeralAsNull)]).WithMarks(value.Marks);
    }

    private static HclValue Try(DeferredArguments arguments, FunctionCall call)
    {
        if (arguments.Count == 0)
        {
            return call.Fail("at least one argument is required");
        }

        var why = new StringBuilder("no expression succeeded:\n");
        for (var i = 0; i < arguments.Count; i++)
        {
            var (value, errors) = arguments.Evaluate(i);
            if (!errors.HasErrors)
            {
                // Once it is known it may fail after all, and another argument count: nothing can be promised.
                return value.HasUnknowns ? HclValue.DynamicUnknown.WithMarks(value.DeepMarks) : value;
            }

            foreach (var error in errors)
            {
                why.Append("- ").Append(error.Summary);
                _ = error.At is { } at ? why.Append(" (at ").Append(at).Append(")\n") : why.Append('\n');
                why.Append("  ").Append(error.Detail).Append('\n');
            }
        }

        return call.Fail(why.Append("\nAt least one expression must produce a successful result").ToString());
    }

    private static HclValue Can(DeferredArguments arguments, FunctionCall call)
    {
        var (value, errors) = arguments.Evaluate(0);
        return errors.HasErrors ? HclValue.False : value.HasUnknowns ? UnknownOf(HclType.Bool) : HclValue.True;
    }
}
