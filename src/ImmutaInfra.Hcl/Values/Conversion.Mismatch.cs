using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Hcl.Values;

/// <content>Why there is no conversion.</content>
public static partial class Conversion
{
    /// <summary>Why values of a type cannot be converted to another, as Terraform words it: <c>string required</c>.</summary>
    public static string Mismatch(HclType from, HclType to) => Explain(from, to).Message;

    // Types tell no path in Terraform's words, but where a literal has them the place can be shown.
    private static ConversionFailure Explain(HclType from, HclType to) => (from.Kind, to.Kind) switch
    {
        (HclTypeKind.Object, HclTypeKind.Object) => ObjectMismatch(from, to),
        (HclTypeKind.Tuple, HclTypeKind.List) when to.ElementType.Kind == HclTypeKind.Dynamic => new("", "all list elements must have the same type"),
        (HclTypeKind.Tuple, HclTypeKind.Set) when to.ElementType.Kind == HclTypeKind.Dynamic => new("", "all set elements must have the same type"),
        (HclTypeKind.Object, HclTypeKind.Map) when to.ElementType.Kind == HclTypeKind.Dynamic => new("", "all map elements must have the same type"),
        (HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set) or (HclTypeKind.Object, HclTypeKind.Map) => PartMismatch(from, to),
        (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.List or HclTypeKind.Set) or (HclTypeKind.Map, HclTypeKind.Map) =>
            new("", $"incorrect {KindName(to)} element type: {Mismatch(from.ElementType, to.ElementType)}"),
        _ => new("", $"{to.ToConstraintString()} required"),
    };

    private static string KindName(HclType collection) => collection.Kind switch
    {
        HclTypeKind.List => "list",
        HclTypeKind.Set => "set",
        _ => "map",
    };

    private static ConversionFailure ObjectMismatch(HclType from, HclType to)
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
                return new("", $"attribute {missing[0]} is required");
            case 2:
                return new("", $"attributes {missing[0]} and {missing[1]} are required");
            default:
                return new("", $"attributes {string.Join(", ", missing[..^1])}, and {missing[^1]} are required");
        }

        foreach (var isSafe in new[] { false, true })
        {
            foreach (var wanted in to.Attributes)
            {
                if (from.FindAttribute(wanted.Name) is { } given && !IsPossible(given, wanted.Type, isSafe))
                {
                    var inner = Explain(given, wanted.Type);
                    return new("", $"attribute {GoQuoting.Quote(wanted.Name)}: {inner.Message}") { Place = PropertyPath.Root.Member(wanted.Name).Join(inner.Place) };
                }
            }
        }

        return new("", "incorrect object attributes");
    }

    private static ConversionFailure PartMismatch(HclType from, HclType to)
    {
        var types = PartTypes(from);
        for (var i = 0; i < types.Length; i++)
        {
            if (!IsPossible(types[i], to.ElementType))
            {
                var (name, place) = from.Kind == HclTypeKind.Tuple
                    ? ($"{i}", PropertyPath.Root.Item(i))
                    : (GoQuoting.Quote(from.Attributes[i].Name), PropertyPath.Root.Member(from.Attributes[i].Name));
                var inner = Explain(types[i], to.ElementType);
                return new("", $"element {name}: {inner.Message}") { Place = place.Join(inner.Place) };
            }
        }

        return new("", $"all elements must be {to.ElementType.ToConstraintString()}");
    }
}
