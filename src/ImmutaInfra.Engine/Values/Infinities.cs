using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Values;

/// <summary>Looks for numbers without end, with which expressions may calculate and which no state can hold.</summary>
internal static class Infinities
{
    /// <summary>Whether a value is or holds one.</summary>
    public static bool AreIn(HclValue marked)
    {
        var value = marked.Unmark();
        return value is { IsKnown: true, IsNull: false } && value.Type.Kind switch
        {
            HclTypeKind.Number => value.AsNumber().IsInfinite,
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple => value.Elements.Any(AreIn),
            HclTypeKind.Map or HclTypeKind.Object => value.Entries.Any(entry => AreIn(entry.Value)),
            _ => false,
        };
    }
}
