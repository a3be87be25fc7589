namespace ImmutaInfra.Hcl.Values;

/// <summary>What is known of values, known or not. Null says nothing.</summary>
internal static class Bounds
{
    public static HclNumber? Least(HclValue number) => !number.IsKnown ? number.Refinement!.Least : number.IsNull ? null : number.AsNumber();

    public static HclNumber? Most(HclValue number) => !number.IsKnown ? number.Refinement!.Most : number.IsNull ? null : number.AsNumber();

    public static int MinLength(HclValue collection) => !collection.IsKnown
        ? collection.Refinement!.MinLength
        : collection.IsNull ? 0 : HasOpenLength(collection) ? 1 : collection.Length;

    public static int MaxLength(HclValue collection) =>
        !collection.IsKnown ? collection.Refinement!.MaxLength : collection.IsNull ? int.MaxValue : collection.Length;

    /// <summary>Whether it is a set that may shrink, because unknown elements may turn out to be equal to others.</summary>
    public static bool HasOpenLength(HclValue collection) =>
        collection is { HasUnknowns: true, Type.Kind: HclTypeKind.Set } && collection.Length > 1;
}
