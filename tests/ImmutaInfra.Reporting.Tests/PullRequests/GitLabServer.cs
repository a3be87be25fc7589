using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>GitLab's notes of a merge request. Source: GitLab REST API v4.</summary>
internal sealed partial class GitLabServer : CommentServer
{
    private const string Root = "/gitlab/api/v4/projects/42/merge_requests/7/notes";

    public override Dictionary<string, string> Variables => new(StringComparer.Ordinal)
    {
        ["CI_API_V4_URL"] = $"{Address}/gitlab/api/v4",
        ["CI_PROJECT_ID"] = "42",
        ["CI_MERGE_REQUEST_IID"] = "7",
        ["CI_PROJECT_URL"] = "https://gitlab.example/acme/infra",
        ["GITLAB_TOKEN"] = "planted-token",
    };

    protected override string TooLong => "400 Bad request - Note is too long (maximum is 1000000 characters)";

    protected override int? Refuse(HttpRequest request) => request.Headers["PRIVATE-TOKEN"] != "planted-token" ? 401 : null;

    protected override ServedAnswer Answer(HttpRequest request, string path, JObject? body)
    {
        if (path == "/gitlab/api/v4/user" && request.Method == "GET")
        {
            return new ServedAnswer(200, new JObject { ["username"] = Self });
        }

        if (path == Root)
        {
            return request.Method switch
            {
                "GET" => List(request),
                "POST" => Checked((string?)body?["body"], text => new ServedAnswer(201, Show(Add(Self, text)))),
                _ => ServedAnswer.Failed(405, "405 Method Not Allowed"),
            };
        }

        if (One().Match(path) is not { Success: true } one || Comments.Find(comment => comment.Id == int.Parse(one.Groups[1].Value) && !comment.IsGone) is not { } found)
        {
            return ServedAnswer.Failed(404, "404 Not found");
        }

        switch (request.Method)
        {
            case "PUT":
                return Checked((string?)body?["body"], text =>
                {
                    found.Body = text;
                    return new ServedAnswer(200, Show(found));
                });
            case "DELETE":
                found.IsGone = true;
                return new ServedAnswer(204, new JObject());
            default:
                return ServedAnswer.Failed(405, "405 Method Not Allowed");
        }
    }

    private ServedAnswer List(HttpRequest request)
    {
        var size = Math.Min(int.TryParse(request.Query["per_page"], out var asked) ? asked : 20, 100);
        var page = int.TryParse(request.Query["page"], out var wanted) ? wanted : 1;
        var all = Comments.Where(comment => !comment.IsGone).ToList();
        var items = new JArray(all.Skip((page - 1) * size).Take(size).Select(Show));
        return page * size < all.Count
            ? new ServedAnswer(200, items, ("X-Next-Page", $"{page + 1}"), ("Link", $"<{Address}{request.Path}?page={page + 1}&per_page={size}>; rel=\"next\""))
            : new ServedAnswer(200, items, ("X-Next-Page", ""));
    }

    private static JObject Show(ServedComment comment) => new()
    {
        ["id"] = comment.Id,
        ["author"] = new JObject { ["username"] = comment.Author },
        ["body"] = comment.Body,
    };

    [GeneratedRegex("^/gitlab/api/v4/projects/42/merge_requests/7/notes/([0-9]+)$")]
    private static partial Regex One();
}
