using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>GitHub's issue comments. Source: GitHub REST API 2022-11-28.</summary>
internal sealed partial class GitHubServer : CommentServer
{
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

    protected override int? Refuse(HttpRequest request) =>
        request.Headers.Authorization != "Bearer planted-token" ? 401
        : request.Headers.UserAgent.Count == 0 ? 403
        : request.Headers["X-GitHub-Api-Version"] != "2022-11-28" ? 400
        : request.Headers.Accept != "application/vnd.github+json" ? 415
        : null;

    protected override ServedAnswer Answer(HttpRequest request, string path, JObject? body)
    {
        const string Root = "/api/v3/repos/acme/infra/issues";
        if (path == "/api/v3/user" && request.Method == "GET")
        {
            return IsApp ? ServedAnswer.Failed(403, "Resource not accessible by integration") : new ServedAnswer(200, new JObject { ["login"] = Self });
        }

        if (path == $"{Root}/7/comments")
        {
            return request.Method switch
            {
                "GET" => List(request),
                "POST" => Checked((string?)body?["body"], text => new ServedAnswer(201, Show(Add(Self, text)))),
                _ => ServedAnswer.Failed(404, "Not Found"),
            };
        }

        if (One().Match(path) is not { Success: true } one || Comments.Find(comment => comment.Id == int.Parse(one.Groups[1].Value) && !comment.IsGone) is not { } found)
        {
            return ServedAnswer.Failed(404, "Not Found");
        }

        switch (request.Method)
        {
            case "PATCH":
                return Checked((string?)body?["body"], text =>
                {
                    found.Body = text;
                    return new ServedAnswer(200, Show(found));
                });
            case "DELETE":
                found.IsGone = true;
                return new ServedAnswer(204, new JObject());
            default:
                return ServedAnswer.Failed(404, "Not Found");
        }
    }

    private ServedAnswer List(HttpRequest request)
    {
        var size = Math.Min(int.TryParse(request.Query["per_page"], out var asked) ? asked : 30, 100);
        var page = int.TryParse(request.Query["page"], out var wanted) ? wanted : 1;
        var all = Comments.Where(comment => !comment.IsGone).ToList();
        var items = new JArray(all.Skip((page - 1) * size).Take(size).Select(Show));
        return page * size < all.Count
            ? new ServedAnswer(200, items, ("Link", $"<{Address}{request.Path}?per_page={size}&page={page + 1}>; rel=\"next\", <{Address}{request.Path}?per_page={size}&page=99>; rel=\"last\""))
            : new ServedAnswer(200, items);
    }

    private JObject Show(ServedComment comment) => new()
    {
        ["id"] = comment.Id,
        ["user"] = new JObject { ["login"] = comment.Author, ["type"] = comment.Author == Self ? "Bot" : "User" },
        ["body"] = comment.Body,
        ["html_url"] = $"https://github.example/acme/infra/pull/7#issuecomment-{comment.Id}",
    };

    [GeneratedRegex("^/api/v3/repos/acme/infra/issues/comments/([0-9]+)$")]
    private static partial Regex One();
}
