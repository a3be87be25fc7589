using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Holds a plan made anew to a saved one. What the server says of itself may differ as long as nothing else is done because of it.</summary>
internal static class PlanComparison
{
    /// <summary>Where they differ first, or null where both do the same.</summary>
    public static PlanDifference? FindDifference(Plan saved, Plan fresh)
    {
        var isRefreshOnly = saved.Mode == PlanMode.RefreshOnly;
        return FindDifference(saved.Changes, fresh.Changes, isRefreshOnly)
            ?? (isRefreshOnly ? FindDifference(saved.Drift, fresh.Drift, comparesAll: true) : null)
            ?? FindDifference(saved.Outputs, fresh.Outputs);
    }

    // Both are in the order of their addresses.
    private static PlanDifference? FindDifference(IReadOnlyList<ResourceChange> saved, IReadOnlyList<ResourceChange> fresh, bool comparesAll)
    {
        for (var i = 0; i < Math.Max(saved.Count, fresh.Count); i++)
        {
            var order = i == saved.Count ? 1 : i == fresh.Count ? -1 : saved[i].Address.CompareTo(fresh[i].Address);
            if (order < 0)
            {
                return new PlanDifference(saved[i].Address.ToString(), $"would be {Word(saved[i].Action)} by the plan, and now there is nothing to do with it");
            }

            if (order > 0)
            {
                return new PlanDifference(fresh[i].Address.ToString(), $"would be {Word(fresh[i].Action)} now, and is not in the plan");
            }

            if (Explain(saved[i], fresh[i], comparesAll) is { } explanation)
            {
                return new PlanDifference(saved[i].Address.ToString(), explanation);
            }
        }

        return null;
    }

    private static string? Explain(ResourceChange saved, ResourceChange fresh, bool comparesAll)
    {
        if (saved.Action != fresh.Action)
        {
            return $"would be {Word(saved.Action)} by the plan, and {Word(fresh.Action)} now";
        }

        if (saved.Id != fresh.Id || saved.ImportId != fresh.ImportId || saved.Urn != fresh.Urn || !Equals(saved.PreviousAddress, fresh.PreviousAddress))
        {
            return "is another object now";
        }

        if (FirstOther(saved.Inputs, fresh.Inputs) is { } name)
        {
            return $"would get another value for \"{name}\" than the plan shows";
        }

        if (!saved.Changes.SequenceEqual(fresh.Changes))
        {
            return $"would change otherwise than the plan shows{At(saved.Changes, fresh.Changes)}";
        }

        if (saved.Reason != fresh.Reason || saved.Package != fresh.Package || !saved.Notes.SequenceEqual(fresh.Notes, StringComparer.Ordinal))
        {
            return $"would be {Word(saved.Action)} for another reason than the plan shows";
        }

        return (comparesAll || saved.ImportId is not null) && FirstOther(saved.After, fresh.After) is { } attribute
            ? $"has another value for \"{attribute}\" now than the plan shows"
            : null;
    }

    private static PlanDifference? FindDifference(IReadOnlyList<OutputChange> saved, IReadOnlyList<OutputChange> fresh)
    {
        var before = saved.ToDictionary(output => output.Name, StringComparer.Ordinal);
        var after = fresh.ToDictionary(output => output.Name, StringComparer.Ordinal);
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!before.TryGetValue(name, out var mine)
                || !after.TryGetValue(name, out var theirs)
                || mine.Action != theirs.Action
                || mine.IsSensitive != theirs.IsSensitive
                || !Equals(mine.After, theirs.After))
            {
                return new PlanDifference($"The output \"{name}\"", "would become another than the plan shows");
            }
        }

        return null;
    }

    private static string? FirstOther(ObjectValue? saved, ObjectValue? fresh) =>
        (saved ?? ObjectValue.Empty).Names.Union((fresh ?? ObjectValue.Empty).Names, StringComparer.Ordinal)
            .FirstOrDefault(name => !Equals(saved?.Find(name), fresh?.Find(name)));

    private static string At(IReadOnlyList<AttributeChange> saved, IReadOnlyList<AttributeChange> fresh) =>
        saved.Except(fresh).Concat(fresh.Except(saved)).FirstOrDefault() is { } other ? $", at \"{other.Path}\"" : "";

    private static string Word(PlannedAction action) => action switch
    {
        PlannedAction.Create => "created",
        PlannedAction.Update => "updated in place",
        PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete => "replaced",
        PlannedAction.Delete => "destroyed",
        PlannedAction.Forget => "taken out of the state",
        PlannedAction.Read => "read",
        _ => "left as it is",
    };
}
