using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Collections.CollectionFunctions;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Collections;

/// <summary>Functions that find elements of lists and tuples.</summary>
internal static class ElementFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["element"] = Function(ElementType, Element, Any("list") with { AllowsMarks = true }, Num("index")) with { Refinement = HclRefinement.None },
        ["index"] = Function(HclType.Number, IndexOf, Any("list"), Any("value")),
        ["matchkeys"] = Function(
            MatchKeysType, MatchKeys, ListOf("values", HclType.Dynamic), ListOf("keys", HclType.Dynamic), ListOf("searchset", HclType.Dynamic)),
        ["slice"] = Function(SliceType, Slice, Any("list") with { AllowsMarks = true }, Num("start_index"), Num("end_index")),
    };

    private static HclType ElementType(FunctionCall call)
    {
        var type = call[0].Type;
        if (type.Kind == HclTypeKind.List)
        {
            return type.ElementType;
        }

        if (type.Kind != HclTypeKind.Tuple)
        {
            return call.FailType($"cannot read elements from {type}");
        }

        if (!call[1].IsKnown || !TryPlace(call, type.ElementTypes.Length, out var place))
        {
            return HclType.Dynamic;
        }

        return type.ElementTypes[place];
    }

    private static bool TryPlace(FunctionCall call, int length, out int place)
    {
        place = 0;
        if (!call[1].AsNumber().TryToInt64(out var index))
        {
            call.Fail("invalid index: value must be a whole number");
            return false;
        }

        if (length == 0)
        {
            call.Fail("cannot use element function with an empty list");
            return false;
        }

        if (index < 0 && index % length != 0 && call[0].Type.Kind == HclTypeKind.Tuple)
        {
            // Terraform 1.11 counts from the end of lists only.
            call.Fail("cannot use element function with a negative index of a tuple; tolist(...) makes it a list");
            return false;
        }

        place = (int)(((index % length) + length) % length);
        return true;
    }

    private static HclValue Element(FunctionCall call)
    {
        var list = call[0].Unmark(out var marks);
        return TryPlace(call, list.Length, out var place) ? list.Elements[place].WithMarks(marks) : HclValue.DynamicUnknown;
    }

    private static HclValue IndexOf(FunctionCall call)
    {
        if (!IsSequence(call[0].Type))
        {
            return call.Fail("argument must be a list or tuple");
        }

        if (call[0].Length == 0)
        {
            return call.Fail("cannot search an empty list");
        }

        for (var i = 0; i < call[0].Length; i++)
        {
            switch (Operators.AreEqual(call[0].Elements[i], call[1]))
            {
                case true:
                    return HclValue.Number(i);
                case null:
                    return UnknownOf(HclType.Number);
            }
        }

        return call.Fail("item not found");
    }

    private static HclType MatchKeysType(FunctionCall call) =>
        Unification.Unify([call[1].Type, call[2].Type], isSafe: false) is null
            ? call.FailType("keys and searchset must be of the same type")
            : call[0].Type;

    private static HclValue MatchKeys(FunctionCall call)
    {
        if (call[0].Length != call[1].Length)
        {
            return call.Fail("length of keys and values should be equal");
        }

        var type = Unification.Unify([call[1].Type, call[2].Type], isSafe: false)!;
        if (!Conversion.TryTo(call[1], type, out var keys, out var failure) || !Conversion.TryTo(call[2], type, out var wanted, out failure))
        {
            return call.Fail(failure.Message);
        }

        if (wanted.Length == 0)
        {
            return HclValue.List(call[0].Type.ElementType);
        }

        if (call[0].HasUnknowns || keys.HasUnknowns)
        {
            return UnknownOf(call.ResultType);
        }

        if (wanted.HasUnknowns)
        {
            return HclValue.List(call[0].Type.ElementType);
        }

        var searched = wanted.Elements.ToHashSet();
        return HclValue.List(
            call[0].Type.ElementType,
            call[0].Elements.Zip(keys.Elements).Where(pair => searched.Contains(pair.Second)).Select(pair => pair.First));
    }

    private static HclType SliceType(FunctionCall call)
    {
        switch (call[0].Type.Kind)
        {
            case HclTypeKind.Set:
                return call.FailType(
                    0,
                    "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of "
                        + "the result is not important");
            case not (HclTypeKind.List or HclTypeKind.Tuple):
                return call.FailType(0, "must be a list or tuple value");
        }

        if (!TrySlice(call, out var start, out var end) || call[0].Type.Kind == HclTypeKind.List)
        {
            return call[0].Type;
        }

        return call[1].IsKnown && call[2].IsKnown ? HclType.Tuple([.. call[0].Type.ElementTypes[start..end]]) : HclType.Dynamic;
    }

    private static bool TrySlice(FunctionCall call, out int start, out int end)
    {
        var list = call[0].Unmark();
        int? length = list.Type.Kind == HclTypeKind.Tuple ? list.Type.ElementTypes.Length : list.IsKnown ? list.Length : null;
        end = 0;
        if (!TryBound(call, 1, "start", length, out start) || !TryBound(call, 2, "end", length, out end))
        {
            return false;
        }

        if (call[1].IsKnown && call[2].IsKnown && start > end)
        {
            call.Fail(1, "start index must not be greater than end index");
            return false;
        }

        return true;
    }

    private static bool TryBound(FunctionCall call, int argument, string name, int? length, out int bound)
    {
        bound = 0;
        if (!call[argument].IsKnown)
        {
            return true;
        }

        if (!call[argument].AsNumber().TryToInt32(out bound))
        {
            call.Fail(argument, $"invalid {name} index: value must be a whole number");
        }
        else if (bound < 0)
        {
            call.Fail(argument, $"{name} index must not be less than zero");
        }
        else if (bound > length)
        {
            call.Fail(argument, $"{name} index must not be greater than the length of the list");
        }

        return call.Failure is null;
    }

    private static HclValue Slice(FunctionCall call)
    {
        if (!TrySlice(call, out var start, out var end))
        {
            return HclValue.DynamicUnknown;
        }

        var list = call[0].Unmark(out var marks);
        var part = list.Elements[start..end];
        return (list.Type.Kind == HclTypeKind.Tuple
            ? HclValue.Tuple(part)
            : HclValue.List(list.Type.ElementType, part)).WithMarks(marks);
    }
}
