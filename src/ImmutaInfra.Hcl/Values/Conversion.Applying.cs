namespace ImmutaInfra.Hcl.Values;

/// <content>Conversions that are known to exist for the types at hand.</content>
public static partial class Conversion
{
    private static HclValue? Apply(HclValue value, HclType type, out ConversionFailure? failure)
    {
        failure = null;
        if (type.Kind == HclTypeKind.Dynamic || value.Type.Equals(type))
        {
            return value;
        }

        if (value.Marks != HclMarks.None)
        {
            return Apply(value.Unmark(out var marks), type, out failure)?.WithMarks(marks);
        }

        if (!value.IsKnown)
        {
            return Unknown(value, Resolved(value.Type, type.WithoutOptionalAttributes()));
        }

        if (value.IsNull)
        {
            return HclValue.Null(Resolved(value.Type, type.WithoutOptionalAttributes()));
        }

        return (value.Type.Kind, type.Kind) switch
        {
            (HclTypeKind.Number, HclTypeKind.String) => HclValue.String(value.AsNumber().ToString()),
            (HclTypeKind.Bool, HclTypeKind.String) => HclValue.String(value.AsBool() ? "true" : "false"),
            (HclTypeKind.String, HclTypeKind.Number) => HclNumber.TryParse(value.AsString()) is { } number
                ? HclValue.Number(number)
                : Fail("a number is required", out failure),
            (HclTypeKind.String, HclTypeKind.Bool) => ToBool(value.AsString(), out failure),
            (HclTypeKind.Object, HclTypeKind.Object) => ObjectToObject(value, type, out failure),
            (HclTypeKind.Map, HclTypeKind.Object) => MapToObject(value, type, out failure),
            (HclTypeKind.Tuple, HclTypeKind.Tuple) => TupleToTuple(value, type, out failure),
            (HclTypeKind.Map or HclTypeKind.Object, HclTypeKind.Map) => ToMap(value, type, out failure),
            _ => ToSequence(value, type, out failure),
        };
    }

    private static HclValue? ToBool(string text, out ConversionFailure? failure)
    {
        failure = null;
        return text switch
        {
            "true" or "1" => HclValue.True,
            "false" or "0" => HclValue.False,
            _ when text.Equals("true", StringComparison.OrdinalIgnoreCase) =>
                Fail("a bool is required; to convert from string, use lowercase \"true\"", out failure),
            _ when text.Equals("false", StringComparison.OrdinalIgnoreCase) =>
                Fail("a bool is required; to convert from string, use lowercase \"false\"", out failure),
            _ => Fail("a bool is required", out failure),
        };
    }

    private static HclValue? ObjectToObject(HclValue value, HclType type, out ConversionFailure? failure)
    {
        failure = null;
        var attributes = new List<KeyValuePair<string, HclValue>>(type.Attributes.Length);
        foreach (var wanted in type.Attributes)
        {
            var given = value.Find(wanted.Name);
            var converted = given is null ? HclValue.Null(wanted.Type) : Apply(given, wanted.Type, out failure);
            if (converted is null)
            {
                failure = failure!.UnderAttribute(wanted.Name);
                return null;
            }

            attributes.Add(new(wanted.Name, converted));
        }

        return HclValue.Object(attributes);
    }

    private static HclValue? MapToObject(HclValue value, HclType type, out ConversionFailure? failure)
    {
        failure = null;
        var attributes = new List<KeyValuePair<string, HclValue>>(type.Attributes.Length);
        foreach (var wanted in type.Attributes)
        {
            var given = value.Find(wanted.Name);
            if (given is null && !wanted.IsOptional)
            {
                return Fail($"map has no element for required attribute {GoQuoting.Quote(wanted.Name)}", out failure);
            }

            if (given is not null && !IsPossible(given.Type, wanted.Type))
            {
                return Fail(
                    $"map element type is incompatible with attribute {GoQuoting.Quote(wanted.Name)}: {Mismatch(given.Type, wanted.Type)}",
                    out failure);
            }

            var converted = given is null ? HclValue.Null(wanted.Type) : Apply(given, wanted.Type, out failure);
            if (converted is null)
            {
                failure = failure!.UnderKey(wanted.Name);
                return null;
            }

            attributes.Add(new(wanted.Name, converted));
        }

        return HclValue.Object(attributes);
    }

    private static HclValue? TupleToTuple(HclValue value, HclType type, out ConversionFailure? failure)
    {
        failure = null;
        var elements = new HclValue[value.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var converted = Apply(value.Elements[i], type.ElementTypes[i], out failure);
            if (converted is null)
            {
                failure = failure!.UnderIndex(i);
                return null;
            }

            elements[i] = converted;
        }

        return HclValue.Tuple(elements);
    }

    private static HclValue? ToMap(HclValue value, HclType type, out ConversionFailure? failure)
    {
        failure = null;
        var elementType = value.Type.Kind == HclTypeKind.Object
            ? CommonElementType(value.Type, type, isSafe: false)!
            : type.ElementType;
        var keys = value.Keys;
        var elements = new HclValue[value.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var converted = Apply(value.Elements[i], elementType, out failure);
            if (converted is null)
            {
                failure = failure!.UnderKey(keys[i]);
                return null;
            }

            elements[i] = converted;
        }

        if (elements.Length == 0)
        {
            return HclValue.Map(EmptyElementType(value, elementType), []);
        }

        if (!TryUnify(elements, elementType, out var common))
        {
            return Fail("cannot find a common base type for all elements", out failure);
        }

        return HclValue.Map(common, keys.Zip(elements, KeyValuePair.Create));
    }

    private static HclValue? ToSequence(HclValue value, HclType type, out ConversionFailure? failure)
    {
        failure = null;
        if (value.Type.Kind == HclTypeKind.Set && type.Kind == HclTypeKind.List && value.HasUnknowns
            && value.Elements.Any(element => element.HasUnknowns))
        {
            // Unknown elements of a set may turn out to be equal: nobody knows how many there are.
            return HclValue.Unknown(HclType.List(value.Type.ElementType));
        }

        var elementType = value.Type.Kind == HclTypeKind.Tuple
            ? CommonElementType(value.Type, type, isSafe: false)!
            : type.ElementType;
        var elements = new HclValue[value.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var converted = Apply(value.Elements[i], elementType, out failure);
            if (converted is null)
            {
                failure = failure!.UnderIndex(i);
                return null;
            }

            elements[i] = converted;
        }

        if (elements.Length == 0)
        {
            var empty = EmptyElementType(value, elementType);
            return type.Kind == HclTypeKind.List ? HclValue.List(empty) : HclValue.Set(empty);
        }

        if (!TryUnify(elements, elementType, out var common))
        {
            return Fail(
                type.Kind == HclTypeKind.List
                    ? "cannot find a common base type for all elements"
                    : "element types must all match for conversion to set",
                out failure);
        }

        return type.Kind == HclTypeKind.List ? HclValue.List(common, elements) : HclValue.Set(common, elements);
    }

    private static HclType EmptyElementType(HclValue value, HclType elementType) =>
        elementType.Kind == HclTypeKind.Dynamic && value.Type.IsCollection
            ? value.Type.ElementType
            : elementType.WithoutOptionalAttributes();

    /// <summary>Gives all elements one type; they can differ only where the wanted type holds <c>any</c>.</summary>
    private static bool TryUnify(HclValue[] elements, HclType wanted, out HclType common)
    {
        common = elements[0].Type;
        if (!wanted.HasDynamic)
        {
            common = wanted.WithoutOptionalAttributes();
            return true;
        }

        // Untyped nulls and unknown values take the type of the others.
        var types = elements.Select(element => element.Type).Distinct().ToArray();
        HclType[] known = [.. types.Where(type => type.Kind != HclTypeKind.Dynamic)];
        if (types.Length == 1)
        {
            return true;
        }

        if ((known.Length == 1 ? known[0] : Unification.Unify(types, isSafe: false)) is not { } unified)
        {
            return false;
        }

        common = unified;
        for (var i = 0; i < elements.Length; i++)
        {
            if (!TryTo(elements[i], unified, out var converted, out _) || !converted.Type.Equals(unified))
            {
                return false;
            }

            elements[i] = converted;
        }

        return true;
    }
}
