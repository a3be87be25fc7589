using System.Globalization;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Collections;

/// <summary>Functions on collections of more than one kind.</summary>
internal static class CollectionFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["length"] = Function(LengthType, Length, Raw("value") with { AllowsNull = false }),
        ["alltrue"] = Function(HclType.Bool, AllTrue, ListOf("list", HclType.Bool)),
        ["anytrue"] = Function(HclType.Bool, AnyTrue, ListOf("list", HclType.Bool)),
        ["coalesce"] = Function(CoalesceType, Coalesce) with { Variadic = Raw("vals") with { AllowsMarks = false } },
        ["contains"] = Function(HclType.Bool, Contains, Any("list"), Any("value")),
        ["distinct"] = Function(call => call[0].Type, Distinct, ListOf("list", HclType.Dynamic)),
        ["one"] = Function(OneType, One, Any("list")) with { Refinement = HclRefinement.None },
        ["sum"] = Function(HclType.Number, Sum, Any("list")),
        ["list"] = Removed("list", "use tolist([ ... ]) syntax to write a literal list"),
        ["map"] = Removed("map", "use tomap({ ... }) syntax to write a literal map"),
    };

    private static HclFunction Removed(string name, string advice) => Function(
        call => call.FailType($"the \"{name}\" function was deprecated in Terraform v0.12 and is no longer available; {advice}"),
        _ => HclValue.DynamicUnknown) with
    { Variadic = Raw("vals") };

    /// <summary>Whether it is of a type whose values have elements in places.</summary>
    internal static bool IsSequence(HclType type) => type.Kind is HclTypeKind.List or HclTypeKind.Tuple;

    /// <summary>Whether it is of a type whose values have elements without names.</summary>
    internal static bool IsSequenceOrSet(HclType type) => type.Kind is HclTypeKind.List or HclTypeKind.Tuple or HclTypeKind.Set;

    private static HclType LengthType(FunctionCall call) => call[0].Type.Kind is HclTypeKind.Number or HclTypeKind.Bool
        ? call.FailType("argument must be a string, a collection type, or a structural type")
        : HclType.Number;

    private static HclValue Length(FunctionCall call)
    {
        var value = call[0].Unmark(out var marks);
        HclValue length = value.Type.Kind switch
        {
            HclTypeKind.Tuple => HclValue.Number(value.Type.ElementTypes.Length),
            HclTypeKind.Object => HclValue.Number(value.Type.Attributes.Length),
            HclTypeKind.Dynamic => HclValue.Unknown(HclType.Number),
            HclTypeKind.String when value.IsKnown => HclValue.Number(new StringInfo(value.AsString()).LengthInTextElements),
            HclTypeKind.String => HclValue.Unknown(
                HclType.Number, HclRefinement.OnlyNotNull with { Least = HclNumber.FromInt64(new StringInfo(value.Refinement!.Prefix).LengthInTextElements) }),
            _ when value.IsKnown && !Bounds.HasOpenLength(value) => HclValue.Number(value.Length),
            _ => HclValue.Unknown(HclType.Number, HclRefinement.OnlyNotNull with
            {
                Least = HclNumber.FromInt64(Bounds.MinLength(value)),
                Most = Bounds.MaxLength(value) == int.MaxValue ? null : HclNumber.FromInt64(Bounds.MaxLength(value)),
            }),
        };
        return length.WithMarks(marks);
    }

    private static HclValue AllTrue(FunctionCall call)
    {
        foreach (var element in call[0].Elements)
        {
            if (!element.IsKnown)
            {
                return UnknownOf(HclType.Bool);
            }

            if (element.IsNull || !element.AsBool())
            {
                return HclValue.False;
            }
        }

        return HclValue.True;
    }

    private static HclValue AnyTrue(FunctionCall call)
    {
        if (call[0].Elements.Any(element => element.IsKnown && !element.IsNull && element.AsBool()))
        {
            return HclValue.True;
        }

        return call[0].Elements.Any(element => !element.IsKnown) ? UnknownOf(HclType.Bool) : HclValue.False;
    }

    private static HclType CoalesceType(FunctionCall call)
    {
        if (call.Count == 0)
        {
            return call.FailType("all arguments must have the same type");
        }

        return Unification.Unify([.. call.Arguments.Select(value => value.Type)], isSafe: false)
            ?? call.FailType("all arguments must have the same type");
    }

    private static HclValue Coalesce(FunctionCall call)
    {
        foreach (var argument in call.Arguments)
        {
            if (!Conversion.TryTo(argument, call.ResultType, out var value, out _))
            {
                continue;
            }

            if (!value.IsKnown)
            {
                return UnknownOf(call.ResultType);
            }

            if (!value.IsNull && !(call.ResultType.Kind == HclTypeKind.String && value.AsString().Length == 0))
            {
                return value;
            }
        }

        return call.Fail("no non-null, non-empty-string arguments");
    }

    private static HclValue Contains(FunctionCall call)
    {
        if (!IsSequenceOrSet(call[0].Type))
        {
            return call.Fail("argument must be list, tuple, or set");
        }

        var isOpen = false;
        foreach (var element in call[0].Elements)
        {
            switch (Operators.AreEqual(call[1], element))
            {
                case true:
                    return HclValue.True;
                case null:
                    isOpen = true;
                    break;
            }
        }

        return isOpen ? UnknownOf(HclType.Bool) : HclValue.False;
    }

    private static HclValue Distinct(FunctionCall call)
    {
        if (call[0].HasUnknowns)
        {
            return UnknownOf(call.ResultType);
        }

        // Two nulls are equal whatever their types, which the list makes the same anyway.
        return HclValue.List(call[0].Type.ElementType, call[0].Elements.Distinct());
    }

    private static HclType OneType(FunctionCall call)
    {
        var type = call[0].Type;
        return type.Kind switch
        {
            HclTypeKind.List or HclTypeKind.Set => type.ElementType,
            HclTypeKind.Tuple when type.ElementTypes.Length == 0 => HclType.Dynamic,
            HclTypeKind.Tuple when type.ElementTypes.Length == 1 => type.ElementTypes[0],
            _ => call.FailType(0, NotOne),
        };
    }

    private const string NotOne = "must be a list, set, or tuple value with either zero or one elements";

    private static HclValue One(FunctionCall call)
    {
        if (Bounds.HasOpenLength(call[0]))
        {
            return HclValue.Unknown(call.ResultType);
        }

        return call[0].Length switch
        {
            0 => HclValue.Null(call.ResultType),
            1 => call[0].Elements[0],
            _ => call.Fail(0, NotOne),
        };
    }

    private static HclValue Sum(FunctionCall call)
    {
        if (call[0].Type.IsPrimitive)
        {
            return call.Fail(0, "cannot sum noniterable");
        }

        if (call[0].Length == 0)
        {
            return call.Fail(0, "cannot sum an empty list");
        }

        if (!IsSequenceOrSet(call[0].Type))
        {
            return call.Fail(0, $"argument must be list, set, or tuple. Received {call[0].Type}");
        }

        if (call[0].HasUnknowns)
        {
            return UnknownOf(HclType.Number);
        }

        HclNumber? sum = null;
        foreach (var element in call[0].Elements)
        {
            if (element.IsNull || !Conversion.TryTo(element, HclType.Number, out var number, out _))
            {
                return call.Fail(0, "argument must be list, set, or tuple of number values");
            }

            try
            {
                sum = sum is null ? number.AsNumber() : sum.Add(number.AsNumber());
            }
            catch (ArithmeticException)
            {
                return call.Fail("can't compute sum of opposing infinities");
            }
        }

        return HclValue.Number(sum!);
    }
}
