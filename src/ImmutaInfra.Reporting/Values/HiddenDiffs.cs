using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Values;

/// <summary>Takes out of a change what <c>hide_diffs</c> names: people learn that it changes, and not from what to what.</summary>
/// <remarks>As in Pulumi, it is about what people read. Programs that read plans see the values.</remarks>
internal static class HiddenDiffs
{
    /// <summary>Takes out what is hidden and differs. Of what is new or goes nothing is hidden.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">Its attributes as they are, under their HCL names; without the hidden ones afterwards.</param>
    /// <param name="after">Its attributes as they shall be, likewise.</param>
    /// <returns>The names of what was taken out.</returns>
    public static IReadOnlyList<string> TakeOut(ResourceChange change, ref ObjectValue before, ref ObjectValue after)
    {
        if (change.Before is null || change.After is null)
        {
            return [];
        }

        var (was, willBe) = (before, after);
        string[] hidden = [.. change.HiddenAttributes.Where(name => !was[name].IsKnownToEqual(willBe[name]))];
        foreach (var name in hidden)
        {
            before = before.Without(name);
            after = after.Without(name);
        }

        return hidden;
    }

    /// <summary>The sentence that stands for what was taken out.</summary>
    public static string Sentence(IReadOnlyList<string> hidden) =>
        $"{string.Join(", ", hidden)} {(hidden.Count == 1 ? "changes" : "change")}, too; hide_diffs says not to show how.";
}
