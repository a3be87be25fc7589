using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>The threads of a pull request in Azure Repos; each comment is a thread of its own here. Source: Azure DevOps REST API 7.1.</summary>
internal sealed partial class AzureDevOpsServer : CommentServer
{
    private const string Threads = "/acme/p1/_apis/git/repositories/r1/pullRequests/7/threads";

    public override Dictionary<string, string> Variables => new(StringComparer.Ordinal)
    {
        ["TF_BUILD"] = "True",
        ["SYSTEM_COLLECTIONURI"] = $"{Address}/acme/",
        ["SYSTEM_TEAMPROJECTID"] = "p1",
        ["BUILD_REPOSITORY_ID"] = "r1",
        ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "7",
        ["SYSTEM_ACCESSTOKEN"] = "planted-token",
    };

    /// <summary>Whether every thread was closed from the start.</summary>
    public bool AreThreadsClosed { get; private set; } = true;

    protected override string TooLong => "The comment content is too long; the maximum is 150000 characters.";

    protected override int? Refuse(HttpRequest request) => request.Headers.Authorization != "Bearer planted-token" ? 401 : null;

    protected override ServedAnswer Answer(HttpRequest request, string path, JObject? body)
    {
        if (path == "/acme/_apis/connectionData" && request.Method == "GET")
        {
            return new ServedAnswer(200, new JObject { ["authenticatedUser"] = new JObject { ["id"] = Self } });
        }

        if (request.Query["api-version"] != "7.1")
        {
            return ServedAnswer.Failed(400, "No api-version was supplied");
        }

        if (path == Threads && request.Method == "GET")
        {
            var all = new JArray(Comments.Select(Show));
            return new ServedAnswer(200, new JObject { ["value"] = all, ["count"] = all.Count });
        }

        if (path == Threads && request.Method == "POST")
        {
            AreThreadsClosed &= (int?)body?["status"] == 4;
            return Checked((string?)body?.SelectToken("comments[0].content"), text => new ServedAnswer(200, Show(Add(Self, text))));
        }

        if (One().Match(path) is not { Success: true } one || Comments.Find(comment => comment.Id == int.Parse(one.Groups[1].Value) && !comment.IsGone) is not { } found)
        {
            return ServedAnswer.Failed(404, "TF401180: The requested pull request was not found.");
        }

        switch (request.Method)
        {
            case "PATCH":
                return Checked((string?)body?["content"], text =>
                {
                    found.Body = text;
                    return new ServedAnswer(200, new JObject { ["id"] = 1 });
                });
            case "DELETE":
                found.IsGone = true;
                return new ServedAnswer(200, new JObject());
            default:
                return ServedAnswer.Failed(405, "The requested resource does not support this method");
        }
    }

    private static JObject Show(ServedComment comment) => new()
    {
        ["id"] = comment.Id,
        ["comments"] = new JArray(new JObject
        {
            ["id"] = 1,
            ["author"] = new JObject { ["id"] = comment.Author },
            ["content"] = comment.IsGone ? null : comment.Body,
            ["isDeleted"] = comment.IsGone,
        }),
    };

    [GeneratedRegex("^/acme/p1/_apis/git/repositories/r1/pullRequests/7/threads/([0-9]+)/comments/1$")]
    private static partial Regex One();
}
