using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>The threads of a pull request in Azure Repos.</summary>
/// <remarks>Source: Azure DevOps REST API 7.1, "Pull Request Threads" and "Pull Request Thread Comments": all threads come in one answer; a comment has at
/// most 150,000 characters. A thread is closed from the start, so that it does not hold up a policy that asks for all to be resolved.</remarks>
/// <param name="connection">Talks to the API of the collection.</param>
/// <param name="project">The project's id or name, escaped.</param>
/// <param name="repository">The repository's id, escaped.</param>
/// <param name="number">The pull request's number.</param>
/// <param name="collection">Where people see the collection.</param>
internal sealed class AzureDevOpsComments(HostConnection connection, string project, string repository, long number, Uri collection) : ICommentHost
{
    private const string Version = "api-version=7.1";
    private const int TextComment = 1;
    private const int Closed = 4;

    /// <inheritdoc/>
    public string Name => "Azure DevOps";

    /// <inheritdoc/>
    public int LongestComment => 149_000;

    /// <inheritdoc/>
    public string Remedy =>
        "let the build service contribute to pull requests of the repository, and hand the job its token:\n    env:\n      SYSTEM_ACCESSTOKEN: $(System.AccessToken)";

    private string Threads => $"{project}/_apis/git/repositories/{repository}/pullRequests/{number}/threads";

    /// <summary>What every request carries.</summary>
    public static void Authorize(HttpRequestHeaders headers, string token)
    {
        headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        headers.Accept.ParseAdd("application/json");

        // Without it a refusal is a page for people to sign in on.
        headers.Add("X-TFS-FedAuthRedirect", "Suppress");
    }

    /// <inheritdoc/>
    public async Task<string?> FindSelfAsync(CancellationToken cancellationToken) =>
        (string?)(await connection.SendAsync(HttpMethod.Get, "_apis/connectionData", null, cancellationToken)).Body.SelectToken("authenticatedUser.id");

    /// <inheritdoc/>
    public async IAsyncEnumerable<HostComment> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await connection.SendAsync(HttpMethod.Get, $"{Threads}?{Version}", null, cancellationToken);
        foreach (var thread in (answer.Body["value"] as JArray ?? []).OfType<JObject>())
        {
            if (thread["comments"] is JArray { Count: > 0 } comments && comments[0] is JObject first && first["isDeleted"] is not JValue { Value: true })
            {
                yield return Read(thread, first);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<HostComment> CreateAsync(string body, CancellationToken cancellationToken)
    {
        var thread = new JObject
        {
            ["comments"] = new JArray(new JObject { ["parentCommentId"] = 0, ["content"] = body, ["commentType"] = TextComment }),
            ["status"] = Closed,
        };
        var made = (await connection.SendAsync(HttpMethod.Post, $"{Threads}?{Version}", thread, cancellationToken)).Body as JObject ?? [];
        return Read(made, made["comments"] is JArray { Count: > 0 } comments && comments[0] is JObject first ? first : []);
    }

    /// <inheritdoc/>
    public async Task<HostComment> UpdateAsync(HostComment comment, string body, CancellationToken cancellationToken)
    {
        await connection.SendAsync(HttpMethod.Patch, $"{Threads}/{comment.Id}?{Version}", new JObject { ["content"] = body }, cancellationToken);
        return comment with { Body = body };
    }

    /// <inheritdoc/>
    public Task DeleteAsync(HostComment comment, CancellationToken cancellationToken) =>
        connection.SendAsync(HttpMethod.Delete, $"{Threads}/{comment.Id}?{Version}", null, cancellationToken);

    private HostComment Read(JObject thread, JObject comment)
    {
        var id = Text(thread["id"]);
        return new HostComment(
            $"{id}/comments/{Text(comment["id"])}",
            (string?)comment.SelectToken("author.id") ?? "",
            IsByBot: false,
            (string?)comment["content"] ?? "",
            new Uri(collection, $"{project}/_git/{repository}/pullrequest/{number}?discussionId={id}"));
    }

    private static string Text(JToken? number) => Convert.ToString((number as JValue)?.Value, CultureInfo.InvariantCulture) ?? "";
}
