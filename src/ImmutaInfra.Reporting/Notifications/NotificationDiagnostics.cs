using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Reporting.Notifications;

/// <summary>The messages about notifications: <c>IMI7101</c> to <c>IMI7119</c>.</summary>
internal static class NotificationDiagnostics
{
    public static Diagnostic NotTold(string target, string why) => Diagnostic.Warning(
        "IMI7101", "Notification not delivered", detail: $"{target} was not told: {why}.", hint: "it is told in the next round.");

    public static Diagnostic NoToken(string target) => Diagnostic.Warning(
        "IMI7102", "No token for issues", detail: $"GITHUB_TOKEN is not set, so no issue was opened or closed in {target}.",
        hint: "give the job the right to do so:\n    permissions:\n      issues: write");
}
