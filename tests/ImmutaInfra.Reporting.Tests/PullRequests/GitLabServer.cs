using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>GitLab's notes of a merge request. Source: GitLab REST API v4.</summary>
internal sealed class GitLabServer : PagedCommentServer
{
    public override Dictionary<string, string> Variables => new(StringComparer.Ordinal)
    {
        ["CI_API_V4_URL"] = $"{Address}/gitlab/api/v4",
        ["CI_PROJECT_ID"] = "42",
        ["CI_MERGE_REQUEST_IID"] = "7",
        ["CI_PROJECT_URL"] = "https://gitlab.example/acme/infra",
        ["GITLAB_TOKEN"] = "planted-token",
    };

    protected override string TooLong => "400 Bad request - Note is too long (maximum is 1000000 characters)";

    protected override string AllPath => "/gitlab/api/v4/projects/42/merge_requests/7/notes";

    protected override string OnePath => $"{AllPath}/";

    protected override string UserPath => "/gitlab/api/v4/user";

    protected override string ChangeVerb => "PUT";

    protected override int UsualPage => 20;

    protected override ServedAnswer NoSuchThing => ServedAnswer.Failed(404, "404 Not found");

    protected override ServedAnswer NoSuchVerb => ServedAnswer.Failed(405, "405 Method Not Allowed");

    protected override int? Refuse(HttpRequest request) => request.Headers["PRIVATE-TOKEN"] != "planted-token" ? 401 : null;

    protected override ServedAnswer ShowUser() => new(200, new JObject { ["username"] = Self });

    protected override JObject Show(ServedComment comment) => new()
    {
        ["id"] = comment.Id,
        ["author"] = new JObject { ["username"] = comment.Author },
        ["body"] = comment.Body,
    };

    protected override (string Name, string Value)[] Next(string url, int? next, int size) => next is null
        ? [("X-Next-Page", "")]
        : [("X-Next-Page", $"{next}"), ("Link", $"<{url}?page={next}&per_page={size}>; rel=\"next\"")];
}
