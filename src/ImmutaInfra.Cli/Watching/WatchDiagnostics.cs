using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Watching;

/// <summary>The messages about the command <c>drift</c>: IMI1990 to IMI1999.</summary>
internal static class WatchDiagnostics
{
    public static Diagnostic UnusableSchedule(string text, string why) => Diagnostic.Error(
        "IMI1990", "Unusable schedule", detail: $"\"{text}\" is neither a time of at least a second nor a cron expression: {why}",
        hint: "for example\n    --every 6h\n    --every '0 6 * * 1-5' --time-zone Europe/Berlin");

    public static Diagnostic UnknownTimeZone(string name) => Diagnostic.Error(
        "IMI1991", "Unknown time zone", detail: $"This machine knows no time zone \"{name}\".", hint: "give a name of the IANA database such as Europe/Berlin.");

    public static Diagnostic RemediationInService() => Diagnostic.Error(
        "IMI1992", "No remediation without somebody there", detail: "--remediate goes with a single look, not with --every.",
        hint: "let the service tell of drift, and restore by a run of its own:\n    immutainfra drift --remediate plan");

    public static Diagnostic RemediationOfAll() => Diagnostic.Error(
        "IMI1993", "Remediation of everything", detail: "--remediate apply changes in place what was changed, and nothing else; it never deletes or replaces.",
        hint: "look at it with --remediate plan, then say so:\n    --remediate apply --only changed");

    public static Diagnostic UnusableTarget() => Diagnostic.Error(
        "IMI1994", "Unusable target", detail: $"A value of --notify is not {Reporting.Notifications.NotificationTarget.Expected}.", hint: "the value is not repeated here: it may hold a secret.");

    public static Diagnostic CannotListen(string place, string why) => Diagnostic.Error(
        "IMI1995", "Cannot listen", detail: $"The service cannot listen on {place}: {why}", hint: "choose another place with\n    --listen 127.0.0.1:8080");

    public static Diagnostic OnlyOfService(string option) => Diagnostic.Error(
        "IMI1996", "Option of the service", detail: $"{option} means nothing without --every.", hint: $"leave {option} away, or keep watching with\n    --every 6h");
}
