namespace ImmutaInfra.Hcl.Values;

/// <content>Why there is no conversion.</content>
public static partial class Conversion
{
    /// <summary>Why values of a type cannot be converted to another, as Terraform words it: <c>string required</c>.</summary>
    public static string Mismatch(HclType from, HclType to)
    {
        switch (from.Kind, to.Kind)
        {
            case (HclTypeKind.Object, HclTypeKind.Object):
                return ObjectMismatch(from, to);
            case (HclTypeKind.Tuple, HclTypeKind.List) when to.ElementType.Kind == HclTypeKind.Dynamic:
                return "all list elements must have the same type";
            case (HclTypeKind.Tuple, HclTypeKind.Set) when to.ElementType.Kind == HclTypeKind.Dynamic:
                return "all set elements must have the same type";
            case (HclTypeKind.Object, HclTypeKind.Map) when to.ElementType.Kind == HclTypeKind.Dynamic:
                return "all map elements must have the same type";
            case (HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set) or (HclTypeKind.Object, HclTypeKind.Map):
                return PartMismatch(from, to);
            case (HclTypeKind.Tuple or HclTypeKind.Object, _) when to.IsCollection:
                return $"{to.ToConstraintString()} required";
            case (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.List or HclTypeKind.Set) or (HclTypeKind.Map, HclTypeKind.Map):
                return $"incorrect {KindName(to)} element type: {Mismatch(from.ElementType, to.ElementType)}";
            case var _ when from.IsCollection && to.IsCollection:
                return $"{to.ToConstraintString()} required";
            default:
                return $"{to.ToConstraintString()} required";
        }
    }

    private static string KindName(HclType collection) => collection.Kind switch
    {
        HclTypeKind.List => "list",
        HclTypeKind.Set => "set",
        _ => "map",
    };

    private static string ObjectMismatch(HclType from, HclType to)
    {
        var missing = to.Attributes
            .Where(attribute => !attribute.IsOptional && from.FindAttribute(attribute.Name) is null)
            .Select(attribute => GoQuoting.Quote(attribute.Name))
            .ToArray();
        switch (missing.Length)
        {
            case 0:
                break;
            case 1:
                return $"attribute {missing[0]} is required";
            case 2:
                return $"attributes {missing[0]} and {missing[1]} are required";
            default:
                return $"attributes {string.Join(", ", missing[..^1])}, and {missing[^1]} are required";
        }

        foreach (var isSafe in new[] { false, true })
        {
            foreach (var wanted in to.Attributes)
            {
                if (from.FindAttribute(wanted.Name) is { } given && !IsPossible(given, wanted.Type, isSafe))
                {
                    return $"attribute {GoQuoting.Quote(wanted.Name)}: {Mismatch(given, wanted.Type)}";
                }
            }
        }

        return "incorrect object attributes";
    }

    private static string PartMismatch(HclType from, HclType to)
    {
        var types = PartTypes(from);
        for (var i = 0; i < types.Length; i++)
        {
            if (!IsPossible(types[i], to.ElementType))
            {
                var place = from.Kind == HclTypeKind.Tuple ? $"{i}" : GoQuoting.Quote(from.Attributes[i].Name);
                return $"element {place}: {Mismatch(types[i], to.ElementType)}";
            }
        }

        return $"all elements must be {to.ElementType.ToConstraintString()}";
    }
}
