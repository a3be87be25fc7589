using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Finds what a reviewer should know first.</summary>
public static class PlanWarnings
{
    /// <summary>The warnings of a plan, the most important first.</summary>
    public static IReadOnlyList<PlanWarning> Of(PlanReport report) =>
    [
        .. report.Changes.Where(change => change.IsReplacement).Select(OfReplacement),
        .. report.Changes.Where(change => change.Action == PlannedAction.Delete).Select(OfDeletion),
        .. report.Changes.Where(LeavesBehind).Select(change => new PlanWarning(
            WarningKind.LeftBehind,
            Phrase.Of($"{change.Address} goes with {NameOf(change.Before, "force_disable")}: what Immuta made on {PlatformOf(change)} stays there, and nobody is told."))),
        .. report.Changes.Where(IsSetUpByHand).Select(change => new PlanWarning(
            WarningKind.Script,
            Phrase.Of($"{change.Address} is set up by hand ({NameOf(change.After ?? change.Before, "auto_bootstrap")} is false): somebody has to run {Phrase.Words(ScriptsOf(change))} on {PlatformOf(change)}."))),
        .. report.Scripts.Select(OfScript),
        .. report.Changes.Where(change => change.Action == PlannedAction.Forget).Select(change =>
            new PlanWarning(WarningKind.Forget, Phrase.Of($"{change.Address} is let go of: it stays as it is, and nothing looks after it any more."))),
        .. report.Changes.SelectMany(change => change.Notes.Select(note => new PlanWarning(WarningKind.Note, Phrase.Of($"{change.Address}: {Phrase.Words(note)}")))),
        .. report.FailedChecks.Select(check => new PlanWarning(WarningKind.Check, Phrase.Of($"{check.Address} does not hold: {Phrase.Words(check.Message)}"))),
        .. report.Diagnostics.Where(message => message.Severity == Severity.Warning).Select(message => new PlanWarning(WarningKind.Diagnostic, Say(message))),
    ];

    /// <summary>A message as one phrase.</summary>
    internal static Phrase Say(Diagnostic message)
    {
        var place = (message.At, message.Address) switch
        {
            ({ } at, { Length: > 0 } address) => Phrase.Of($"{at} ({address}): "),
            ({ } at, _) => Phrase.Of($"{at}: "),
            (_, { Length: > 0 } address) => Phrase.Of($"{address}: "),
            _ => Phrase.Of($""),
        };
        return message.Detail.Length > 0
            ? Phrase.Of($"{place}{Phrase.Words(message.Summary)}. {Phrase.Words(message.Detail)}")
            : Phrase.Of($"{place}{Phrase.Words(message.Summary)}.");
    }

    private static PlanWarning OfReplacement(ReportedChange change)
    {
        var names = Phrase.List([.. change.Causes.Select(cause => cause.Name)]);
        var reasons = string.Join("; ", change.Causes.Select(cause => cause.Reason).Distinct(StringComparer.Ordinal));
        var why = change.Causes.Count == 0
            ? Phrase.Of($"{change.Address} {Phrase.Words(change.Sentence)}{Phrase.Words(change.Reason is null ? "" : $", {change.Reason}")}.")
            : Phrase.Of($"{change.Address} must be replaced because of {names}: {Phrase.Words(reasons)}.");
        var gap = change.Action == PlannedAction.DeleteThenCreate && Platform.Find(change.Type) is { } platform
            ? Phrase.Of($"{why} The old one goes first: until the new one works, Immuta enforces nothing on this {Phrase.Words(platform)}.")
            : why;
        return new PlanWarning(WarningKind.Replace, gap);
    }

    private static PlanWarning OfDeletion(ReportedChange change)
    {
        var why = Phrase.Words(change.Reason is null ? "" : $", {change.Reason}");
        return new PlanWarning(WarningKind.Destroy, Platform.Find(change.Type) is { } platform
            ? Phrase.Of($"{change.Address} will be destroyed{why}. Immuta then enforces nothing on this {Phrase.Words(platform)}.")
            : Phrase.Of($"{change.Address} will be destroyed{why}."));
    }

    private static PlanWarning OfScript(ReportedScript script)
    {
        var phase = Phrase.Words(script.Phase.Length == 0 ? "" : $" for the phase {script.Phase}");
        return new PlanWarning(WarningKind.Script, script.Digest is null
            ? Phrase.Of($"{script.Address} gives a script to run by hand{phase}; its text is known only after apply.")
            : Phrase.Of($"{script.Address} gives a script to run by hand{phase}: {$"sha256:{script.Digest}"}."));
    }

    private static bool Goes(ReportedChange change) => change.IsReplacement || change.Action == PlannedAction.Delete;

    private static bool LeavesBehind(ReportedChange change) => Goes(change) && Is(change.Before, "force_disable", "forceDisable", true);

    private static bool IsSetUpByHand(ReportedChange change) =>
        (Goes(change) || change.Action is PlannedAction.Create or PlannedAction.Update)
        && Platform.HasScripts(change.Type)
        && Is(change.After ?? change.Before, "auto_bootstrap", "autoBootstrap", false);

    private static bool Is(ObjectValue? attributes, string hclName, string name, bool wanted) =>
        attributes is not null && (attributes.Find(hclName) ?? attributes.Find(name)) is BooleanValue { IsTrue: var isTrue } && isTrue == wanted;

    private static string NameOf(ObjectValue? attributes, string hclName) =>
        attributes?.Has(hclName) != false ? hclName : hclName == "force_disable" ? "forceDisable" : "autoBootstrap";

    private static PhrasePart PlatformOf(ReportedChange change) => Phrase.Words(Platform.Find(change.Type) ?? "the platform");

    private static string ScriptsOf(ReportedChange change) => change.Action switch
    {
        PlannedAction.Create => "its script for the creation",
        PlannedAction.Update => "its script for the edit",
        PlannedAction.Delete => "its script for the deletion",
        _ => "its scripts for the deletion and the creation",
    };
}
