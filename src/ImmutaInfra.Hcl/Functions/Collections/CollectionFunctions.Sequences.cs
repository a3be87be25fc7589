using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Collections;

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

    // What is not wholly known gets here without its type having been looked at; as in Terraform, elements of maps count then.
    private static HclValue Flatten(FunctionCall call)
    {
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

    private static HclType CoalesceListType(FunctionCall call)
    {
        if (call.Count == 0)
        {
            return call.FailType("at least one argument is required");
        }

        foreach (var argument in call.Arguments)
        {
            if (!argument.IsKnown)
            {
                return HclType.Dynamic;
            }

            if (!IsSequence(argument.Type))
            {
                return call.FailType("coalescelist arguments must be lists or tuples");
            }
        }

        return call.Arguments.All(argument => argument.Type.Equals(call[0].Type)) ? call[0].Type : HclType.Dynamic;
    }

    private static HclValue CoalesceList(FunctionCall call)
    {
        foreach (var argument in call.Arguments)
        {
            if (!argument.IsKnown)
            {
                return UnknownOf(call.ResultType);
            }

            if (!argument.IsNull && argument.Length > 0)
            {
                return argument;
            }
        }

        return call.Fail("no non-null arguments");
    }

    private static HclValue Compact(FunctionCall call) => call[0].HasUnknowns
        ? UnknownOf(call.ResultType)
        : HclValue.List(HclType.String, call[0].Elements.Where(element => !element.IsNull && element.AsString().Length > 0));

    private static HclType ConcatType(FunctionCall call)
    {
        if (call.Count == 0)
        {
            return call.FailType("at least one argument is required");
        }

        for (var i = 0; i < call.Count; i++)
        {
            if (!IsSequence(call[i].Type))
            {
                return call.FailType(i, "all arguments must be lists or tuples; got " + call[i].Type);
            }

            // How many elements there will be is open, so that nothing behind it can be checked either.
            if (!call[i].IsKnown && call[i].Type.Kind == HclTypeKind.List && call.Arguments.Any(argument => argument.Type.Kind != HclTypeKind.List))
            {
                return HclType.Dynamic;
            }
        }

        if (call.Arguments.All(argument => argument.Type.Kind == HclTypeKind.List)
            && Unification.Unify([.. call.Arguments.Select(argument => argument.Type)], isSafe: false) is { Kind: HclTypeKind.List } common)
        {
            return common;
        }

        return call.Arguments.All(argument => argument.IsKnown || argument.Type.Kind == HclTypeKind.Tuple)
            ? HclType.Tuple([.. call.Arguments.SelectMany(ElementTypesOf)])
            : HclType.Dynamic;
    }

    private static IEnumerable<HclType> ElementTypesOf(HclValue value) => value.Type.Kind == HclTypeKind.Tuple
        ? value.Type.ElementTypes
        : value.Elements.Select(element => element.Type);

    private static HclValue Concat(FunctionCall call)
    {
        var marks = call.Arguments.Aggregate(HclMarks.None, (all, argument) => all | argument.Marks);
        if (call.ResultType.Kind == HclTypeKind.List)
        {
            return HclValue.List(
                call.ResultType.ElementType,
                call.Arguments.SelectMany(argument => Conversion.To(argument.Unmark(), call.ResultType).Elements)).WithMarks(marks);
        }

        return HclValue.Tuple(call.Arguments.SelectMany(argument => argument.Elements)).WithMarks(marks);
    }

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

    private static HclValue Chunk(FunctionCall call)
    {
        var list = call[0].Unmark(out var marks);
        if (!call[1].AsNumber().TryToInt32(out var size))
        {
            return call.Fail("invalid size: value must be a whole number");
        }

        if (size < 0)
        {
            return call.Fail("the size argument must be positive");
        }

        var chunks = list.Length == 0 ? []
            : size == 0 ? [list]
            : list.Elements.Chunk(size).Select(chunk => HclValue.List(list.Type.ElementType, chunk));
        return HclValue.List(list.Type, chunks).WithMarks(marks);
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
}
