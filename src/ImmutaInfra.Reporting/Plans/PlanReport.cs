using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>A plan, whoever has made it, in the form that all reports are made of. No text in it that is not wrapped as a secret
/// holds a secret that the plan knows.</summary>
public sealed record PlanReport
{
    /// <summary>Who has planned.</summary>
    public required PlanOrigin Origin { get; init; }

    /// <summary>The project, or null where the plan does not say.</summary>
    public string? Project { get; init; }

    /// <summary>The stack, likewise.</summary>
    public string? Stack { get; init; }

    /// <summary>What the plan is for.</summary>
    public PlanMode Mode { get; init; }

    /// <summary>What is done, replacements and deletions first, within one kind in the order of addresses. What does not change is not
    /// among them.</summary>
    public required IReadOnlyList<ReportedChange> Changes { get; init; }

    /// <summary>How many resources stay as they are.</summary>
    public int Unchanged { get; init; }

    /// <summary>What has changed outside of the program since the last run: updates and deletions.</summary>
    public IReadOnlyList<ReportedChange> Drift { get; init; } = [];

    /// <summary>The outputs that change, in ordinal order.</summary>
    public IReadOnlyList<ReportedOutputChange> Outputs { get; init; } = [];

    /// <summary>Scripts that somebody has to run by hand.</summary>
    public IReadOnlyList<ReportedScript> Scripts { get; init; } = [];

    /// <summary>Warnings, and errors when there is no whole plan because of them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Conditions that do not hold: the object and the message.</summary>
    public IReadOnlyList<(string Address, string Message)> FailedChecks { get; init; } = [];

    /// <summary>The lower-case hex SHA-256 of what the plan does, or null when there is no plan. For a plan of this program it is
    /// what <c>apply --expect-digest</c> takes.</summary>
    public string? Digest { get; init; }

    /// <summary>What the plan has looked at.</summary>
    public ChecksMade Checks { get; init; }

    /// <summary>The commit that was planned, or null where that is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The folder within the repository, where it is not the repository's root; else null.</summary>
    public string? Folder { get; init; }

    /// <summary>What stands between <c>apply</c> and its stack and digest, in words for a shell, to make this plan anew: the folder, say, or targets.</summary>
    public IReadOnlyList<string> ApplyWords { get; init; } = [];

    /// <summary>When the plan was made, or null where that is not known.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>How long planning took, or null where that is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Project and stack as one name: <c>tenant/prod</c>.</summary>
    public string Name => (Project, Stack) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => $"{Project}/{Stack}",
        (_, { Length: > 0 }) => Stack,
        ({ Length: > 0 }, _) => Project,
        _ => "default",
    };

    /// <summary>What tells a comment on it from those on other plans: the stack, and the folder where the repository has several.</summary>
    public string NameInRepository => Folder is null ? Name : $"{Name} in {Folder}";

    /// <summary>Whether something stopped the plan from being whole.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Whether applying the plan changes anything.</summary>
    public bool HasChanges => Changes.Count > 0 || Outputs.Count > 0 || (Mode == PlanMode.RefreshOnly && Drift.Count > 0);

    /// <summary>How many resources each thing happens to.</summary>
    public ChangeCounts Counts => new(
        Import: Changes.Count(change => change.ImportId is not null),
        Add: Changes.Count(change => change.Action == PlannedAction.Create),
        Change: Changes.Count(change => change.Action == PlannedAction.Update),
        Replace: Changes.Count(change => change.IsReplacement),
        Destroy: Changes.Count(change => change.Action == PlannedAction.Delete));

    /// <summary>The changes in the order in which reports show them.</summary>
    internal static IReadOnlyList<ReportedChange> InOrder(IEnumerable<ReportedChange> changes) => [.. changes.OrderBy(change => change.Rank)];
}
