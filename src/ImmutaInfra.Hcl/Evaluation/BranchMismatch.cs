using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Says in what the types of the two branches of a conditional differ.</summary>
internal static class BranchMismatch
{
    public static string Describe(HclType whenTrue, HclType whenFalse)
    {
        switch (whenTrue.Kind, whenFalse.Kind)
        {
            case (HclTypeKind.Object, HclTypeKind.Object) when OfObjects(whenTrue, whenFalse) is { } difference:
                return difference;
            case (HclTypeKind.Tuple, HclTypeKind.Tuple) when OfTuples(whenTrue, whenFalse) is { } difference:
                return difference;
            case (HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map, _) when whenTrue.Kind == whenFalse.Kind
                && whenTrue.ElementType.Kind == whenFalse.ElementType.Kind
                && whenTrue.ElementType.Kind is HclTypeKind.Object or HclTypeKind.Tuple:
                var noun = whenTrue.Kind switch { HclTypeKind.List => "list", HclTypeKind.Set => "set", _ => "map" };
                return $"Mismatched {noun} element types: {Describe(whenTrue.ElementType, whenFalse.ElementType)}";
        }

        var (trueName, falseName) = (whenTrue.ToString(), whenFalse.ToString());
        return trueName == falseName
            ? "At least one deeply-nested attribute or element is not compatible across both the 'true' and the 'false' value"
            : $"The 'true' value is {trueName}, but the 'false' value is {falseName}";
    }

    private static string? OfObjects(HclType whenTrue, HclType whenFalse)
    {
        foreach (var attribute in whenTrue.Attributes)
        {
            var name = GoQuoting.Quote(attribute.Name);
            if (whenFalse.FindAttribute(attribute.Name) is not { } other)
            {
                return $"The 'true' value includes object attribute {name}, which is absent in the 'false' value";
            }

            if (!attribute.Type.Equals(other))
            {
                return $"Type mismatch for object attribute {name}: {Describe(attribute.Type, other)}";
            }
        }

        foreach (var attribute in whenFalse.Attributes)
        {
            if (whenTrue.FindAttribute(attribute.Name) is null)
            {
                return $"The 'false' value includes object attribute {GoQuoting.Quote(attribute.Name)}, which is absent in the 'true' value";
            }
        }

        return null;
    }

    private static string? OfTuples(HclType whenTrue, HclType whenFalse)
    {
        var (trueTypes, falseTypes) = (whenTrue.ElementTypes, whenFalse.ElementTypes);
        if (trueTypes.Length != falseTypes.Length)
        {
            return $"The 'true' tuple has length {trueTypes.Length}, but the 'false' tuple has length {falseTypes.Length}";
        }

        for (var i = 0; i < trueTypes.Length; i++)
        {
            if (!trueTypes[i].Equals(falseTypes[i]))
            {
                return $"Type mismatch for tuple element {i}: {Describe(trueTypes[i], falseTypes[i])}";
            }
        }

        return null;
    }
}
