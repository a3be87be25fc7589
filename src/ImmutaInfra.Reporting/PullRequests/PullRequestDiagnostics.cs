using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>The messages about comments on pull requests: <c>IMI7051</c> to <c>IMI7099</c>.</summary>
internal static class PullRequestDiagnostics
{
    public static Diagnostic NoPullRequest(string host, string variables) => Diagnostic.Warning(
        "IMI7051", "No pull request to comment on", detail: $"This job does not belong to a pull request of {host}: {variables} says none.",
        hint: "run it for pull requests; the plan stands in the job's own output.");

    public static Diagnostic NoToken(string host, string variable, string remedy) => Diagnostic.Warning(
        "IMI7052", "No token to comment with", detail: $"{variable} is not set, so {host} was not asked to take a comment. The plan stands in the job's own output.", hint: remedy);

    public static Diagnostic NotAllowed(string host, int status, string words, string remedy) => Diagnostic.Warning(
        "IMI7053", "No right to comment", detail: $"{host} refuses the comment with {status}{Said(words)}. The plan stands in the job's own output.", hint: remedy);

    public static Diagnostic Unreachable(string host, string why) => Diagnostic.Error(
        "IMI7054", "Comment not posted", detail: $"{host} cannot be reached, or fails time and again: {why}. The plan stands in the job's own output.",
        hint: "run the job again; a comment that is there already is found and updated.");

    public static Diagnostic RateLimited(string host, TimeSpan wait) => Diagnostic.Error(
        "IMI7055", "Comment not posted", detail: $"{host} takes no more requests for now; it asks to wait {Math.Ceiling(wait.TotalMinutes):N0} minutes, which is too long for a job.",
        hint: "run the job again later.");

    public static Diagnostic Refused(string host, int status, string words) => Diagnostic.Error(
        "IMI7056", "Comment not posted", detail: $"{host} refuses the comment with {status}{Said(words)}. The plan stands in the job's own output.");

    public static Diagnostic UnusableAddress(string variable) => Diagnostic.Error(
        "IMI7057", "Unusable address", detail: $"{variable} is no http or https address.", hint: "leave it as the CI sets it.");

    private static string Said(string words) => words.Length == 0 ? "" : $" (\"{words}\")";
}
