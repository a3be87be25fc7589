using System.Globalization;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>What every report of drift says in the same words.</summary>
internal static class DriftWords
{
    /// <summary>The kinds in the order in which they matter.</summary>
    public static IReadOnlyList<DriftKind> Kinds { get; } =
        [DriftKind.Missing, DriftKind.Disabled, DriftKind.Unhealthy, DriftKind.Changed, DriftKind.Unmanaged, DriftKind.Busy];

    /// <summary>A kind as options and JSON spell it.</summary>
    public static string Word(DriftKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The whole in a few words: <c>2 findings: 1 missing, 1 changed</c>.</summary>
    public static string Verdict(DriftReport report)
    {
        var drift = report.Findings.Where(each => each.Finding.Kind != DriftKind.Busy).ToList();
        if (drift.Count == 0 && !report.HasLooked && !report.HasErrors)
        {
            return "there was nothing to look at";
        }

        var looked = report.HasErrors ? "not everything could be looked at" : $"{Count(report.Checked, "resource")} as the state says";
        if (drift.Count == 0)
        {
            return report.HasErrors ? $"no drift found, but {looked}" : $"no drift, {looked}";
        }

        var parts = from kind in Kinds
                    let count = drift.Count(each => each.Finding.Kind == kind)
                    where count > 0
                    select string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Word(kind)}");
        return $"drift: {string.Join(", ", parts)}{(report.HasErrors ? $"; {looked}" : "")}";
    }

    /// <summary>What is the matter, as the sentence behind the name.</summary>
    public static string Sentence(ReportedDrift drift) => drift.Finding.Kind switch
    {
        DriftKind.Changed => $"was changed: {string.Join(", ", drift.Finding.Changes.Select(change => DriftLines.PathOf(drift.Finding, change)))}",
        DriftKind.Missing => $"is missing; its id was {drift.Finding.Id}",
        DriftKind.Disabled => $"was switched off ({drift.Finding.Status})",
        DriftKind.Unhealthy when drift.Finding.FailedTests.Count > 0 => $"does not work ({drift.Finding.Status}); failed: {string.Join("; ", drift.Finding.FailedTests.Select(test => test.Name))}",
        DriftKind.Unhealthy => $"does not work ({drift.Finding.Status})",
        DriftKind.Busy => $"is being worked on ({drift.Finding.Status}); nothing can be said of it yet",
        _ => $"is in no stack of this backend ({drift.Finding.Status})",
    };

    /// <summary>A failed test with what the server says about it.</summary>
    public static Phrase Of(FailedTest test) =>
        test.Message is { } message ? Phrase.Of($"{test.Name} failed: {Phrase.Words(message)}") : Phrase.Of($"{test.Name} failed");

    /// <summary><c>since 2026-03-02 12:00 UTC (3 rounds)</c>.</summary>
    /// <param name="drift">The finding.</param>
    /// <param name="zone">The reader's time zone; universal time where many read it.</param>
    public static string Since(ReportedDrift drift, TimeZoneInfo? zone = null) =>
        $"since {Time(drift.FirstSeen, zone)} ({Count(drift.Rounds, "round")})";

    /// <summary>A time for people.</summary>
    public static string Time(DateTimeOffset time, TimeZoneInfo? zone = null) => Moments.Text(time, zone);

    /// <summary>A duration for people.</summary>
    public static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");

    /// <summary>A number with its word.</summary>
    public static string Count(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}{(count == 1 ? "" : "s")}");

    /// <summary>What stands below the findings, one sentence each.</summary>
    public static IEnumerable<string> Notes(DriftReport report, TimeZoneInfo? zone = null)
    {
        if (report.Unconfirmed > 0)
        {
            yield return $"{Count(report.Unconfirmed, "finding")} not seen often enough yet to be told.";
        }

        if (report.Skipped > 0)
        {
            yield return $"{Count(report.Skipped, "resource")} of other providers {(report.Skipped == 1 ? "was" : "were")} not looked at.";
        }

        foreach (var resolved in report.Resolved)
        {
            yield return $"No longer {Word(resolved.Kind)}: {resolved.Name}, first seen {Time(resolved.FirstSeen, zone)}.";
        }
    }
}
