namespace ImmutaInfra.Hcl.Values;

/// <content>What is known of the result before the value is.</content>
public static partial class Conversion
{
    private static HclValue Unknown(HclValue value, HclType type)
    {
        var known = value.Refinement!;
        var refinement = HclRefinement.None with { NotNull = known.NotNull };
        switch (value.Type.Kind, type.Kind)
        {
            case (HclTypeKind.Object, HclTypeKind.Map):
                refinement = refinement with { MinLength = value.Type.Attributes.Length, MaxLength = value.Type.Attributes.Length };
                break;
            case (HclTypeKind.Tuple, HclTypeKind.List):
                refinement = refinement with { MinLength = value.Type.ElementTypes.Length, MaxLength = value.Type.ElementTypes.Length };
                break;
            case (HclTypeKind.Tuple, HclTypeKind.Set):
                var count = value.Type.ElementTypes.Length;
                refinement = refinement with { MinLength = Math.Min(1, count), MaxLength = count };
                break;
            case (HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map, HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map):
                refinement = refinement with
                {
                    MinLength = type.Kind == HclTypeKind.Set ? Math.Min(1, known.MinLength) : known.MinLength,
                    MaxLength = known.MaxLength,
                };
                break;
        }

        return HclValue.Unknown(type, refinement);
    }

    /// <summary>The wanted type with the types that are there in the places of <c>any</c>.</summary>
    private static HclType Resolved(HclType from, HclType to)
    {
        if (!to.HasDynamic || from.Kind == HclTypeKind.Dynamic)
        {
            return to;
        }

        switch (to.Kind, from.Kind)
        {
            case (HclTypeKind.Dynamic, _):
                return from;
            case (HclTypeKind.Map, HclTypeKind.Map):
            case (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.List or HclTypeKind.Set):
                return HclType.Collection(to.Kind, Resolved(from.ElementType, to.ElementType));
            case (HclTypeKind.Map, HclTypeKind.Object):
            case (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.Tuple):
                return Unification.Unify(PartTypes(from), isSafe: false) is { } common
                    ? HclType.Collection(to.Kind, Resolved(common, to.ElementType))
                    : to;
            case (HclTypeKind.Object, HclTypeKind.Map):
                return HclType.Object(to.Attributes.Select(
                    attribute => attribute with { Type = Resolved(from.ElementType, attribute.Type) }));
            case (HclTypeKind.Object, HclTypeKind.Object):
                return HclType.Object(to.Attributes.Select(attribute => attribute with
                {
                    Type = from.FindAttribute(attribute.Name) is { } given ? Resolved(given, attribute.Type) : attribute.Type,
                }));
            case (HclTypeKind.Tuple, HclTypeKind.Tuple):
                return HclType.Tuple([.. from.ElementTypes.Zip(to.ElementTypes, Resolved)]);
            default:
                return to;
        }
    }
}
