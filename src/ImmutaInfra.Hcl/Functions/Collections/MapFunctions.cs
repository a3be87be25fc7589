using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Collections;

/// <summary>Functions on maps and objects.</summary>
internal static class MapFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["keys"] = Function(KeysType, Keys, Any("inputMap") with { AllowsMarks = true, AllowsUnknown = true }),
        ["values"] = Function(ValuesType, Values, Any("mapping") with { AllowsMarks = true }),
        ["lookup"] = Function(
            LookupType,
            Lookup,
            Any("inputMap") with { AllowsMarks = true, AllowsUnknown = true },
            Text("key") with { AllowsMarks = true, AllowsUnknown = true }) with
        { Variadic = Raw("default"), Refinement = HclRefinement.None },
        ["merge"] = Function(MergeType, Merge) with
        { Variadic = Any("maps") with { AllowsMarks = true, AllowsNull = true, AllowsDynamic = true } },
        ["transpose"] = Function(
            HclType.Map(HclType.List(HclType.String)), Transpose, new FunctionParameter("values", HclType.Map(HclType.List(HclType.String)))),
        ["zipmap"] = Function(
            ZipMapType, ZipMap, ListOf("keys", HclType.String) with { AllowsMarks = true }, Any("values") with { AllowsMarks = true }),
    };

    private static HclType KeysType(FunctionCall call) => call[0].Type.Kind switch
    {
        HclTypeKind.Map => HclType.List(HclType.String),
        HclTypeKind.Object => HclType.Tuple([.. call[0].Type.Attributes.Select(_ => HclType.String)]),
        _ => call.FailType(0, "must have map or object type"),
    };

    private static HclValue Keys(FunctionCall call)
    {
        var map = call[0].Unmark(out var marks);
        if (map.Type.Kind == HclTypeKind.Object)
        {
            return HclValue.Tuple(map.Type.Attributes.Select(attribute => HclValue.String(attribute.Name))).WithMarks(marks);
        }

        return (map.IsKnown
            ? HclValue.List(HclType.String, map.Keys.Select(HclValue.String))
            : UnknownOf(call.ResultType)).WithMarks(marks);
    }

    private static HclType ValuesType(FunctionCall call) => call[0].Type.Kind switch
    {
        HclTypeKind.Map => HclType.List(call[0].Type.ElementType),
        HclTypeKind.Object => HclType.Tuple([.. call[0].Type.Attributes.Select(attribute => attribute.Type)]),
        _ => call.FailType("values() requires a map as the first argument"),
    };

    private static HclValue Values(FunctionCall call)
    {
        var map = call[0].Unmark(out var marks);
        return (map.Type.Kind == HclTypeKind.Object
            ? HclValue.Tuple(map.Elements)
            : HclValue.List(map.Type.ElementType, map.Elements)).WithMarks(marks);
    }

    private static HclType LookupType(FunctionCall call)
    {
        if (call.Count > 3)
        {
            return call.FailType($"lookup() takes two or three arguments, got {call.Count}");
        }

        var type = call[0].Type;
        switch (type.Kind)
        {
            case HclTypeKind.Object when !call[1].IsKnown:
                return HclType.Dynamic;
            case HclTypeKind.Object:
                var key = call[1].AsString();
                return type.FindAttribute(key)
                    ?? (call.Count == 3
                        ? call[2].Type
                        : call.FailType(0, $"the given object has no attribute {Shown(call[1])}"));
            case HclTypeKind.Map:
                return call.Count == 3 && !Conversion.TryTo(call[2], type.ElementType, out _, out _)
                    ? call.FailType(2, "the default value must have the same type as the map elements")
                    : type.ElementType;
            default:
                return call.FailType(0, "lookup() requires a map as the first argument");
        }
    }

    private static HclValue Lookup(FunctionCall call)
    {
        var map = call[0].Unmark(out var mapMarks);
        var key = call[1].Unmark(out var keyMarks);
        var marks = mapMarks | keyMarks;
        if (!map.IsKnown || !key.IsKnown)
        {
            return HclValue.Unknown(call.ResultType).WithMarks(marks);
        }

        if (map.Find(key.AsString()) is { } element)
        {
            return element.WithMarks(marks);
        }

        if (call.Count < 3)
        {
            return call.Fail($"lookup failed to find key {Shown(call[1])}");
        }

        return Conversion.TryTo(call[2], call.ResultType, out var value, out var failure)
            ? value.WithMarks(marks)
            : call.Fail(failure.Message);
    }

    /// <summary>A text in quotes, unless it must not be shown.</summary>
    private static string Shown(HclValue text) => text.IsSensitive ? "(sensitive value)" : GoQuoting.Quote(text.AsString());

    private static HclType MergeType(FunctionCall call)
    {
        if (call.Count == 0)
        {
            return HclType.EmptyObject;
        }

        var attributes = new Dictionary<string, HclType>();
        var areKnown = true;
        foreach (var argument in call.Arguments)
        {
            switch (argument.Type.Kind)
            {
                case HclTypeKind.Dynamic:
                    return HclType.Dynamic;
                case HclTypeKind.Object when !argument.IsNull:
                    foreach (var attribute in argument.Type.Attributes)
                    {
                        attributes[attribute.Name] = attribute.Type;
                    }

                    break;
                case HclTypeKind.Map when argument is { IsNull: false, IsKnown: true }:
                    foreach (var key in argument.Keys)
                    {
                        attributes[key] = argument.Type.ElementType;
                    }

                    break;
                case HclTypeKind.Map:
                    areKnown &= argument.IsNull;
                    break;
                case HclTypeKind.Object:
                    break;
                default:
                    return call.FailType($"arguments must be maps or objects, got {GoQuoting.Quote(argument.Type.ToString())}");
            }
        }

        if (call.Arguments.All(argument => argument.Type.Equals(call[0].Type)))
        {
            return call[0].Type;
        }

        return areKnown
            ? HclType.Object(attributes.Select(attribute => new HclAttribute(attribute.Key, attribute.Value)))
            : HclType.Dynamic;
    }

    private static HclValue Merge(FunctionCall call)
    {
        var merged = new Dictionary<string, HclValue>();
        var marks = HclMarks.None;
        foreach (var argument in call.Arguments.Where(argument => !argument.IsNull))
        {
            marks |= argument.Marks;
            if (PairsOf(argument) is not { } pairs)
            {
                return call.Fail($"arguments must be maps or objects, got {GoQuoting.Quote(argument.Type.ToString())}");
            }

            foreach (var (key, value) in pairs)
            {
                merged[key] = value;
            }
        }

        return (call.ResultType.Kind == HclTypeKind.Map
            ? HclValue.Map(call.ResultType.ElementType, merged)
            : HclValue.Object(merged)).WithMarks(marks);
    }

    /// <summary>Keys and values; null for what has no texts as keys. Behind an untyped null nobody has looked at the types of the
    /// arguments, and Terraform then takes whatever goes through: sets of texts, each its own key, and what is empty.</summary>
    private static IEnumerable<KeyValuePair<string, HclValue>>? PairsOf(HclValue argument) => argument.Type.Kind switch
    {
        HclTypeKind.Object or HclTypeKind.Map => argument.Entries,
        HclTypeKind.Set when argument.Type.ElementType.Equals(HclType.String) =>
            argument.Elements.Select(element => KeyValuePair.Create(element.AsString(), element)),
        HclTypeKind.Set or HclTypeKind.List or HclTypeKind.Tuple when argument.Length == 0 => [],
        _ => null,
    };

    private static HclValue Transpose(FunctionCall call)
    {
        if (call[0].HasUnknowns)
        {
            return UnknownOf(call.ResultType);
        }

        var transposed = new Dictionary<string, List<string>>();
        foreach (var (key, list) in call[0].Entries)
        {
            if (list.IsNull)
            {
                return call.Fail("input must not contain null list");
            }

            foreach (var element in list.Elements)
            {
                if (element.IsNull)
                {
                    return call.Fail("input list must not contain null string");
                }

                if (!transposed.TryGetValue(element.AsString(), out var keys))
                {
                    transposed[element.AsString()] = keys = [];
                }

                // The keys of a map come in order.
                keys.Add(key);
            }
        }

        return HclValue.Map(
            HclType.List(HclType.String),
            transposed.Select(pair => KeyValuePair.Create(pair.Key, HclValue.List(HclType.String, pair.Value.Select(HclValue.String)))));
    }

    private static HclType ZipMapType(FunctionCall call)
    {
        var (keys, values) = (call[0], call[1]);
        switch (values.Type.Kind)
        {
            case HclTypeKind.List:
                return HclType.Map(values.Type.ElementType);
            case HclTypeKind.Tuple when keys.HasUnknowns:
                return HclType.Dynamic;
            case HclTypeKind.Tuple:
                var types = values.Type.ElementTypes;
                if (keys.Length != types.Length)
                {
                    return call.FailType(DifferentNumbers(keys.Length, types.Length));
                }

                for (var i = 0; i < keys.Length; i++)
                {
                    if (keys.Elements[i].IsNull)
                    {
                        return call.FailType($"keys list has null value at index {i}");
                    }
                }

                return HclType.Object(keys.Elements.Zip(types, (key, type) => new HclAttribute(key.AsString(), type)));
            default:
                return call.FailType("values argument must be a list or tuple value");
        }
    }

    private static string DifferentNumbers(int keys, int values) =>
        $"number of keys ({keys}) does not match number of values ({values})";

    private static HclValue ZipMap(FunctionCall call)
    {
        var keys = call[0].Unmark(out var keyMarks);
        var values = call[1].Unmark(out var valueMarks);
        var marks = keyMarks | valueMarks | keys.DeepMarks;
        if (keys.HasUnknowns)
        {
            return UnknownOf(call.ResultType).WithMarks(marks);
        }

        if (keys.Length != values.Length)
        {
            return call.Fail(DifferentNumbers(keys.Length, values.Length));
        }

        if (keys.Elements.Any(key => key.IsNull))
        {
            return call.Fail(0, "keys must not be null");
        }

        var entries = keys.Elements.Zip(values.Elements, (key, value) => KeyValuePair.Create(key.AsString(), value));
        return (call.ResultType.Kind == HclTypeKind.Map
            ? HclValue.Map(call.ResultType.ElementType, entries)
            : HclValue.Object(entries)).WithMarks(marks);
    }
}
