using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <content>Lists and tuples.</content>
internal static partial class CollectionFunctions
{
    private static HclType FlattenType(FunctionCall call)
    {
        if (call[0].HasUnknowns)
        {
            return HclType.Dynamic;
        }

        if (!IsSequenceOrSet(call[0].Type))
        {
            return call.FailType("can only flatten lists, sets and tuples");
        }

        var marks = HclMarks.None;
        var flat = new List<HclValue>();
        return Flatten(call[0], flat, ref marks) ? HclType.Tuple([.. flat.Select(value => value.Type)]) : HclType.Dynamic;
    }

    private static HclValue Flatten(FunctionCall call)
    {
        if (!IsSequenceOrSet(call[0].Type))
        {
            return call.Fail("can only flatten lists, sets and tuples");
        }

        var marks = HclMarks.None;
        var flat = new List<HclValue>();
        return (Flatten(call[0], flat, ref marks) ? HclValue.Tuple(flat) : HclValue.DynamicUnknown).WithMarks(marks);
    }

    private static bool Flatten(HclValue sequence, List<HclValue> flat, ref HclMarks marks)
    {
        marks |= sequence.Marks;
        if (Bounds.HasOpenLength(sequence.Unmark()))
        {
            return false;
        }

        var isKnown = true;
        foreach (var element in sequence.Elements)
        {
            if (element.IsNull || !IsSequenceOrSet(element.Type))
            {
                isKnown &= element.IsKnown || element.Type.Kind != HclTypeKind.Dynamic;
                flat.Add(element);
            }
            else if (!element.IsKnown)
            {
                marks |= element.Marks;
                isKnown = false;
            }
            else
            {
                isKnown &= Flatten(element, flat, ref marks);
            }
        }

        return isKnown;
    }

    private static HclType ReverseType(FunctionCall call) => call[0].Type.Kind switch
    {
        HclTypeKind.Tuple => HclType.Tuple([.. call[0].Type.ElementTypes.Reverse()]),
        HclTypeKind.List or HclTypeKind.Set => HclType.List(call[0].Type.ElementType),
        _ => call.FailType(0, $"can only reverse list or tuple values, not {call[0].Type}"),
    };

    private static HclValue Reverse(FunctionCall call)
    {
        var list = call[0].Unmark(out var marks);
        var reversed = list.Elements.Reverse();
        return (call.ResultType.Kind == HclTypeKind.Tuple
            ? HclValue.Tuple(reversed)
            : HclValue.List(call.ResultType.ElementType, reversed)).WithMarks(marks);
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
