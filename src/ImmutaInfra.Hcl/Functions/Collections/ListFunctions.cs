using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Collections.CollectionFunctions;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Collections;

/// <summary>Functions that make lists and tuples, most of them out of others.</summary>
internal static class ListFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["chunklist"] = Function(
            call => HclType.List(call[0].Type), Chunk, ListOf("list", HclType.Dynamic) with { AllowsMarks = true }, Num("size")),
        ["coalescelist"] = Function(CoalesceListType, CoalesceList) with { Variadic = Raw("vals") with { AllowsMarks = false } },
        ["compact"] = Function(HclType.List(HclType.String), Compact, ListOf("list", HclType.String)),
        ["concat"] = Function(ConcatType, Concat) with { Variadic = Any("seqs") with { AllowsMarks = true } },
        ["flatten"] = Function(FlattenType, Flatten, Any("list") with { AllowsMarks = true }),
        ["range"] = Function(HclType.List(HclType.Number), Range) with { Variadic = Num("params") },
        ["reverse"] = Function(ReverseType, Reverse, Any("list") with { AllowsMarks = true }),
        ["sort"] = Function(HclType.List(HclType.String), Sort, ListOf("list", HclType.String)),
    };

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

    private static HclValue Range(FunctionCall call)
    {
        if (call.Count is 0 or > 3)
        {
            return call.Fail("must have one, two, or three arguments");
        }

        var numbers = call.Arguments.Select(argument => argument.AsNumber()).ToArray();
        var start = numbers.Length > 1 ? numbers[0] : HclNumber.Zero;
        var end = numbers.Length > 1 ? numbers[1] : numbers[0];
        var step = numbers.Length > 2 ? numbers[2] : end.CompareTo(start) < 0 ? HclNumber.FromInt64(-1) : HclNumber.One;
        if (step.IsZero)
        {
            return call.Fail(2, "step must not be zero");
        }

        var down = step.Sign < 0;
        if (down ? end.CompareTo(start) > 0 : end.CompareTo(start) < 0)
        {
            return call.Fail(1, down ? "end must be less than start when step is negative" : "end must be greater than start when step is positive");
        }

        const int most = 1024;
        var values = new List<HclValue>();
        for (var number = start; down ? number.CompareTo(end) > 0 : number.CompareTo(end) < 0; number = number.Add(step))
        {
            if (values.Count >= most)
            {
                return call.Fail("more than 1024 values were generated; either decrease the difference between start and end or use a smaller step");
            }

            values.Add(HclValue.Number(number));
        }

        return HclValue.List(HclType.Number, values);
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

    private static HclValue Sort(FunctionCall call)
    {
        if (call[0].HasUnknowns)
        {
            return HclValue.Unknown(
                call.ResultType, HclRefinement.OnlyNotNull with { MinLength = call[0].Length, MaxLength = call[0].Length });
        }

        for (var i = 0; i < call[0].Length; i++)
        {
            if (call[0].Elements[i].IsNull)
            {
                return call.Fail($"given list element {i} is null; a null string cannot be sorted");
            }
        }

        return HclValue.List(HclType.String, call[0].Elements.OrderBy(element => element.AsString(), Utf8Order.Instance));
    }
}
