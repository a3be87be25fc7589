using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>What a job of a CI says of itself in its environment variables.</summary>
/// <remarks>Source: GitHub Actions, "Default environment variables"; GitLab CI/CD, "Predefined variables"; Azure Pipelines, "Predefined variables".</remarks>
/// <param name="variables">The environment variables.</param>
/// <param name="readFile">Gives the text of a file, or null when it cannot be had.</param>
public sealed class CiJob(IReadOnlyDictionary<string, string> variables, Func<string, string?> readFile)
{
    private JObject? _event;

    /// <summary>The commit that people see in the pull request, or null where no CI says one.</summary>
    public string? Commit =>
        (string?)Event.SelectToken("pull_request.head.sha")
        ?? Find("SYSTEM_PULLREQUEST_SOURCECOMMITID")
        ?? Find("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") ?? Find("CI_COMMIT_SHA")
        ?? Find("GITHUB_SHA")
        ?? Find("BUILD_SOURCEVERSION");

    private JObject Event => _event ??= ReadEvent();

    /// <summary>The host of the pull request, or a warning why nobody can comment there.</summary>
    internal (ICommentHost? Host, CommentReceipt? Missing) Open(PullRequestHost host, HttpClient http, TimeProvider clock) => host switch
    {
        PullRequestHost.GitHub => OpenGitHub(http, clock),
        PullRequestHost.GitLab => OpenGitLab(http, clock),
        _ => OpenAzureDevOps(http, clock),
    };

    private static (ICommentHost?, CommentReceipt?) NoPullRequest(string host, string variables) =>
        (null, new CommentReceipt(CommentOutcome.NoPullRequest, Hint: PullRequestDiagnostics.NoPullRequest(host, variables)));

    private static (ICommentHost?, CommentReceipt?) NoToken(string host, string variable, string remedy) =>
        (null, new CommentReceipt(CommentOutcome.NotAllowed, Hint: PullRequestDiagnostics.NoToken(host, variable, remedy)));

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private (ICommentHost?, CommentReceipt?) OpenGitHub(HttpClient http, TimeProvider clock)
    {
        const string Remedy = "hand it to the step:\n    env:\n      GITHUB_TOKEN: ${{ github.token }}";
        if (GitHubNumber() is not { } number || Find("GITHUB_REPOSITORY") is not { } repository || repository.Split('/') is not [var owner, var name])
        {
            return NoPullRequest("GitHub", "GITHUB_EVENT_PATH or GITHUB_REF");
        }

        if ((Find("GITHUB_TOKEN") ?? Find("GH_TOKEN")) is not { } token)
        {
            return NoToken("GitHub", "GITHUB_TOKEN", Remedy);
        }

        var api = Address("GITHUB_API_URL", "https://api.github.com");
        var connection = new HostConnection(http, clock, api, token, headers => GitHubComments.Authorize(headers, token));
        return (new GitHubComments(connection, $"{Uri.EscapeDataString(owner)}/{Uri.EscapeDataString(name)}", number), null);
    }

    private long? GitHubNumber()
    {
        var number = Event.SelectToken("pull_request.number")
            ?? (Event.SelectToken("issue.pull_request") is null ? null : Event.SelectToken("issue.number"))
            ?? Event.SelectToken("workflow_run.pull_requests[0].number");
        return Number($"{(number as JValue)?.Value}")
            ?? (Find("GITHUB_REF")?.Split('/') is ["refs", "pull", var text, ..] ? Number(text) : null);
    }

    private (ICommentHost?, CommentReceipt?) OpenGitLab(HttpClient http, TimeProvider clock)
    {
        const string Remedy = "a job's own CI_JOB_TOKEN may not write notes: put a project access token with the scope api into the masked variable\n    GITLAB_TOKEN";
        if (Number(Find("CI_MERGE_REQUEST_IID")) is not { } number || (Find("CI_MERGE_REQUEST_PROJECT_ID") ?? Find("CI_PROJECT_ID")) is not { } project)
        {
            return NoPullRequest("GitLab", "CI_MERGE_REQUEST_IID");
        }

        if (Find("GITLAB_TOKEN") is not { } token)
        {
            return NoToken("GitLab", "GITLAB_TOKEN", Remedy);
        }

        var api = Address("CI_API_V4_URL", "https://gitlab.com/api/v4");
        var connection = new HostConnection(http, clock, api, token, headers => GitLabComments.Authorize(headers, token));
        return (new GitLabComments(connection, Uri.EscapeDataString(project), number, Find("CI_MERGE_REQUEST_PROJECT_URL") ?? Find("CI_PROJECT_URL")), null);
    }

    private (ICommentHost?, CommentReceipt?) OpenAzureDevOps(HttpClient http, TimeProvider clock)
    {
        const string Remedy = "hand it to the step:\n    env:\n      SYSTEM_ACCESSTOKEN: $(System.AccessToken)";
        if (Number(Find("SYSTEM_PULLREQUEST_PULLREQUESTID")) is not { } number
            || (Find("SYSTEM_TEAMPROJECTID") ?? Find("SYSTEM_TEAMPROJECT")) is not { } project
            || Find("BUILD_REPOSITORY_ID") is not { } repository)
        {
            return NoPullRequest("Azure Repos", "SYSTEM_PULLREQUEST_PULLREQUESTID");
        }

        if (Find("SYSTEM_ACCESSTOKEN") is not { } token)
        {
            return NoToken("Azure DevOps", "SYSTEM_ACCESSTOKEN", Remedy);
        }

        var variable = Find("SYSTEM_COLLECTIONURI") is null ? "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI" : "SYSTEM_COLLECTIONURI";
        var collection = Address(variable, "");
        var connection = new HostConnection(http, clock, collection, token, headers => AzureDevOpsComments.Authorize(headers, token));
        return (new AzureDevOpsComments(connection, Uri.EscapeDataString(project), Uri.EscapeDataString(repository), number, collection), null);
    }

    private Uri Address(string variable, string otherwise) =>
        Uri.TryCreate((Find(variable) ?? otherwise).TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new DiagnosticException(PullRequestDiagnostics.UnusableAddress(variable));

    private string? Find(string name) => variables.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) && !value.StartsWith("$(", StringComparison.Ordinal) ? value : null;

    private JObject ReadEvent()
    {
        if (Find("GITHUB_EVENT_PATH") is not { } path || readFile(path) is not { } text)
        {
            return [];
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 128 };
            return JToken.ReadFrom(reader) as JObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
