using System.Globalization;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>Functions on lists, sets, maps, tuples and objects.</summary>
internal static partial class CollectionFunctions
{
    private static readonly HclType AnyList = HclType.List(HclType.Dynamic);

    public static Dictionary<string, HclFunction> All() => new()
    {
        ["length"] = Function(LengthType, Length, Raw("value") with { AllowsNull = false }),
        ["alltrue"] = Function(HclType.Bool, AllTrue, ListOf("list", HclType.Bool)),
        ["anytrue"] = Function(HclType.Bool, AnyTrue, ListOf("list", HclType.Bool)),
        ["coalesce"] = Function(CoalesceType, Coalesce) with { Variadic = Raw("vals") with { AllowsMarks = false } },
        ["coalescelist"] = Function(CoalesceListType, CoalesceList) with { Variadic = Raw("vals") with { AllowsMarks = false } },
        ["compact"] = Function(HclType.List(HclType.String), Compact, ListOf("list", HclType.String)),
        ["concat"] = Function(ConcatType, Concat) with { Variadic = Any("seqs") with { AllowsMarks = true } },
        ["contains"] = Function(HclType.Bool, Contains, Any("list"), Any("value")),
        ["distinct"] = Function(call => call[0].Type, Distinct, ListOf("list", HclType.Dynamic)),
        ["element"] = Function(ElementType, Element, Any("list") with { AllowsMarks = true }, Num("index")) with { Refinement = HclRefinement.None },
        ["chunklist"] = Function(
            call => HclType.List(call[0].Type), Chunk, ListOf("list", HclType.Dynamic) with { AllowsMarks = true }, Num("size")),
        ["flatten"] = Function(FlattenType, Flatten, Any("list") with { AllowsMarks = true }),
        ["index"] = Function(HclType.Number, IndexOf, Any("list"), Any("value")),
        ["keys"] = Function(KeysType, Keys, Any("inputMap") with { AllowsMarks = true, AllowsUnknown = true }),
        ["values"] = Function(ValuesType, Values, Any("mapping") with { AllowsMarks = true }),
        ["lookup"] = Function(
            LookupType,
            Lookup,
            Any("inputMap") with { AllowsMarks = true, AllowsUnknown = true },
            Text("key") with { AllowsMarks = true, AllowsUnknown = true }) with
        { Variadic = Raw("default"), Refinement = HclRefinement.None },
        ["matchkeys"] = Function(
            MatchKeysType, MatchKeys, ListOf("values", HclType.Dynamic), ListOf("keys", HclType.Dynamic), ListOf("searchset", HclType.Dynamic)),
        ["merge"] = Function(MergeType, Merge) with
        { Variadic = Any("maps") with { AllowsMarks = true, AllowsNull = true, AllowsDynamic = true } },
        ["one"] = Function(OneType, One, Any("list")) with { Refinement = HclRefinement.None },
        ["reverse"] = Function(ReverseType, Reverse, Any("list") with { AllowsMarks = true }),
        ["slice"] = Function(SliceType, Slice, Any("list") with { AllowsMarks = true }, Num("start_index"), Num("end_index")),
        ["sum"] = Function(HclType.Number, Sum, Any("list")),
        ["transpose"] = Function(
            HclType.Map(HclType.List(HclType.String)), Transpose, new FunctionParameter("values", HclType.Map(HclType.List(HclType.String)))),
        ["zipmap"] = Function(
            ZipMapType, ZipMap, ListOf("keys", HclType.String) with { AllowsMarks = true }, Any("values") with { AllowsMarks = true }),
        ["range"] = Function(HclType.List(HclType.Number), Range) with { Variadic = Num("params") },
        ["sort"] = Function(HclType.List(HclType.String), Sort, ListOf("list", HclType.String)),
        ["list"] = Removed("list", "use tolist([ ... ]) syntax to write a literal list"),
        ["map"] = Removed("map", "use tomap({ ... }) syntax to write a literal map"),
    };

    private static HclFunction Removed(string name, string advice) => Function(
        call => call.FailType($"the \"{name}\" function was deprecated in Terraform v0.12 and is no longer available; {advice}"),
        _ => HclValue.DynamicUnknown) with
    { Variadic = Raw("vals") };

    private static bool IsSequence(HclType type) => type.Kind is HclTypeKind.List or HclTypeKind.Tuple;

    private static bool IsSequenceOrSet(HclType type) => type.Kind is HclTypeKind.List or HclTypeKind.Tuple or HclTypeKind.Set;

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
            HclTypeKind.String => HclValue.Unknown(HclType.Number, HclRefinement.OnlyNotNull with { Least = HclNumber.Zero }),
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
                return HclValue.Unknown(call.ResultType);
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
