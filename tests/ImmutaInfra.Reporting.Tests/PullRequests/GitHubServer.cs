using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>GitHub's issue comments. Source: GitHub REST API 2022-11-28.</summary>
internal sealed class GitHubServer : PagedCommentServer
{
    private const string Issues = "/api/v3/repos/acme/infra/issues";

    /// <summary>Whether the token is that of a job's app, which has no user.</summary>
    public bool IsApp { get; set; }

    public override Dictionary<string, string> Variables => new(StringComparer.Ordinal)
    {
        ["GITHUB_API_URL"] = $"{Address}/api/v3",
        ["GITHUB_REPOSITORY"] = "acme/infra",
        ["GITHUB_REF"] = "refs/pull/7/merge",
        ["GITHUB_TOKEN"] = "planted-token",
        ["GITHUB_SHA"] = "abc",
    };

    protected override string TooLong => "Validation Failed: body is too long (maximum is 65536 characters)";

    protected override string AllPath => $"{Issues}/7/comments";

    protected override string OnePath => $"{Issues}/comments/";

    protected override string UserPath => "/api/v3/user";

    protected override string ChangeVerb => "PATCH";

    protected override int UsualPage => 30;

    protected override ServedAnswer NoSuchThing => ServedAnswer.Failed(404, "Not Found");

    protected override ServedAnswer NoSuchVerb => NoSuchThing;

    protected override int? Refuse(HttpRequest request) =>
        request.Headers.Authorization != "Bearer planted-token" ? 401
        : request.Headers.UserAgent.Count == 0 ? 403
        : request.Headers["X-GitHub-Api-Version"] != "2022-11-28" ? 400
        : request.Headers.Accept != "application/vnd.github+json" ? 415
        : null;

    protected override ServedAnswer ShowUser() =>
        IsApp ? ServedAnswer.Failed(403, "Resource not accessible by integration") : new ServedAnswer(200, new JObject { ["login"] = Self });

    protected override JObject Show(ServedComment comment) => new()
    {
        ["id"] = comment.Id,
        ["user"] = new JObject { ["login"] = comment.Author, ["type"] = comment.Author == Self ? "Bot" : "User" },
        ["body"] = comment.Body,
        ["html_url"] = $"https://github.example/acme/infra/pull/7#issuecomment-{comment.Id}",
    };

    protected override (string Name, string Value)[] Next(string url, int? next, int size) =>
        next is null ? [] : [("Link", $"<{url}?per_page={size}&page={next}>; rel=\"next\", <{url}?per_page={size}&page=99>; rel=\"last\"")];
}
