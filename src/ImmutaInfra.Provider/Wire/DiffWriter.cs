using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Wire;

/// <summary>From our diffs to the engine's.</summary>
internal static class DiffWriter
{
    /// <summary>Writes a diff, each change under its path.</summary>
    public static DiffResponse Write(ResourceDiff diff)
    {
        var response = new DiffResponse
        {
            Changes = diff.Action == ResourceAction.None ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome,
            DeleteBeforeReplace = diff.Action == ResourceAction.Replace && diff.DeleteFirst,
            HasDetailedDiff = true,
        };
        response.Diffs.AddRange(diff.Changes.Select(change => change.Path.Top).Distinct(StringComparer.Ordinal));
        response.Replaces.AddRange(diff.Changes
            .Where(change => change.ReplaceReason is not null)
            .Select(change => change.Path.Top)
            .Distinct(StringComparer.Ordinal));
        foreach (var change in diff.Changes)
        {
            // Inputs are compared with inputs, so that is where the display has to look for the old value.
            response.DetailedDiff[change.Path.ToString()] = new PropertyDiff { Kind = KindOf(change), InputDiff = true };
        }

        return response;
    }

    private static PropertyDiff.Types.Kind KindOf(AttributeChange change) => (change.Kind, change.ReplaceReason) switch
    {
        (ChangeKind.Add, null) => PropertyDiff.Types.Kind.Add,
        (ChangeKind.Add, _) => PropertyDiff.Types.Kind.AddReplace,
        (ChangeKind.Delete, null) => PropertyDiff.Types.Kind.Delete,
        (ChangeKind.Delete, _) => PropertyDiff.Types.Kind.DeleteReplace,
        (_, null) => PropertyDiff.Types.Kind.Update,
        _ => PropertyDiff.Types.Kind.UpdateReplace,
    };
}
