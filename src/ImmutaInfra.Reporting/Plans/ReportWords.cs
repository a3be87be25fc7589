using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>The words that all reports have in common.</summary>
internal static class ReportWords
{
    /// <summary>The plan in one line: <c>1 to replace, 1 to destroy</c>.</summary>
    public static string Verdict(PlanReport report)
    {
        if (report.HasErrors)
        {
            return "the plan failed";
        }

        if (report.Checks == ChecksMade.ConfigurationOnly)
        {
            return "the configuration is valid; nothing was planned";
        }

        var counts = report.Counts;
        string[] parts =
        [
            .. Part(counts.Replace, "to replace"), .. Part(counts.Destroy, "to destroy"), .. Part(counts.Change, "to change"),
            .. Part(counts.Add, "to add"), .. Part(counts.Import, "to import"),
        ];
        return parts.Length > 0 ? string.Join(", ", parts) : report.HasChanges ? "no resource changes" : "no changes";

        static IEnumerable<string> Part(int count, string what) => count == 0 ? [] : [$"{count:N0} {what}"];
    }

    /// <summary>The mark of an action, as in the plan of a terminal.</summary>
    public static string Symbol(PlannedAction action) => action switch
    {
        PlannedAction.Create => "+",
        PlannedAction.Update => "~",
        PlannedAction.Delete => "-",
        PlannedAction.DeleteThenCreate => "-/+",
        PlannedAction.CreateThenDelete => "+/-",
        PlannedAction.Read => "<=",
        PlannedAction.Forget => ".",
        _ => "=",
    };

    /// <summary>What the plan has looked at, in a sentence; null where nobody knows.</summary>
    public static string? Checks(PlanReport report) => report.Checks switch
    {
        ChecksMade.ConfigurationOnly =>
            "Local checks only: the configuration was read and checked without API key, state and network. What would change is not known.",
        ChecksMade.Local => "Local checks only: compared with the state that this job could read, without asking Immuta. Where it could read none, everything looks new.",
        ChecksMade.Live => "What is there was read from Immuta; what is planned was checked by this program alone, not by Immuta's dry run.",
        ChecksMade.LiveAndServer => "What is there was read from Immuta; what is planned was checked by this program and by Immuta's dry run.",
        _ => null,
    };

    /// <summary>Whether the checks were fewer than usual, which has to stand at the top.</summary>
    public static bool AreChecksPartial(PlanReport report) => report.Checks is ChecksMade.Local or ChecksMade.ConfigurationOnly;

    /// <summary>Facts about the plan: a name and a value each.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(PlanReport report)
    {
        if (report.Digest is { } digest)
        {
            yield return ("Plan", $"sha256:{digest}");
        }

        if (report.Commit is { Length: > 0 } commit)
        {
            yield return ("Commit", commit);
        }

        yield return ("Stack", report.Name);
        if (report.PlannedAt is { } time)
        {
            yield return ("Planned at", Moments.Text(time));
        }

        if (report.Duration is { } duration)
        {
            yield return ("Planned in", Time(duration));
        }

        if (report.Origin != PlanOrigin.ImmutaInfra)
        {
            yield return ("Planned by", report.Origin.ToString());
        }
    }

    /// <summary>What does the plan or nothing, whatever the shell that it is pasted into has for its stack; null where there is nothing to do, or no room for it.</summary>
    public static string? ApplyCommand(PlanReport report)
    {
        const int Longest = 1_500;
        if (report is not { Origin: PlanOrigin.ImmutaInfra, Digest: { } digest, HasChanges: true })
        {
            return null;
        }

        string[] stack = report.Stack is { } name ? ["--stack", name] : [];
        var command = Printable.OneLine(string.Join(' ', ["immutainfra apply", .. report.ApplyWords, .. stack, "--yes", $"--expect-digest sha256:{digest}"]));
        return command.Length <= Longest ? command : null;
    }

    /// <summary>Errors, in the order in which they came.</summary>
    public static IReadOnlyList<Diagnostic> Errors(PlanReport report) => [.. report.Diagnostics.Where(message => message.Severity == Severity.Error)];

    /// <summary>How many of what happen to each platform, in the order of importance; other types of resources go by their own name.</summary>
    public static IReadOnlyList<(string Name, bool IsPlatform, ChangeCounts Counts)> ByPlatform(PlanReport report) =>
    [
        .. report.Changes
            .GroupBy(change => Platform.Find(change.Type) is { } platform ? (Name: platform, IsPlatform: true) : (Name: change.Type, IsPlatform: false))
            .Select(group => (group.Key.Name, group.Key.IsPlatform, Counts: (report with { Changes = [.. group] }).Counts))
    ];

    private static string Time(TimeSpan duration) => duration.TotalSeconds < 1 ? $"{duration.TotalMilliseconds:N0} ms"
        : duration.TotalMinutes < 1 ? $"{duration.TotalSeconds:N1} s"
        : $"{(int)duration.TotalMinutes} min {duration.Seconds} s";
}
