using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>The comments of a pull request on GitHub or on a GitHub Enterprise Server.</summary>
/// <remarks>Source: GitHub REST API 2022-11-28, "Issue comments": a pull request is an issue; a body has at most 65,536 characters.</remarks>
internal sealed class GitHubComments(HostConnection connection, string repository, long number) : ICommentHost
{
    /// <inheritdoc/>
    public string Name => "GitHub";

    /// <inheritdoc/>
    public int LongestComment => 65_000;

    /// <inheritdoc/>
    public string Remedy =>
        "give the job the right to comment:\n    permissions:\n      pull-requests: write\nGitHub never gives it to a pull request from a fork.";

    /// <summary>What every request carries.</summary>
    public static void Authorize(HttpRequestHeaders headers, string token)
    {
        headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        headers.Accept.ParseAdd("application/vnd.github+json");
        headers.Add("X-GitHub-Api-Version", "2022-11-28");
    }

    /// <inheritdoc/>
    public async Task<string?> FindSelfAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (string?)(await connection.SendAsync(HttpMethod.Get, "user", null, cancellationToken)).Body["login"];
        }
        catch (CommentException refusal) when (refusal.Failure == CommentFailure.NotAllowed)
        {
            // The token of a job belongs to an app, and apps have no user.
            return null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<HostComment> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = $"repos/{repository}/issues/{number}/comments?per_page=100"; page is not null;)
        {
            var answer = await connection.SendAsync(HttpMethod.Get, page, null, cancellationToken);
            foreach (var comment in (answer.Body as JArray ?? []).OfType<JObject>())
            {
                yield return Read(comment);
            }

            page = answer.NextPage?.AbsoluteUri;
        }
    }

    /// <inheritdoc/>
    public async Task<HostComment> CreateAsync(string body, CancellationToken cancellationToken) =>
        Read(await connection.SendAsync(HttpMethod.Post, $"repos/{repository}/issues/{number}/comments", new JObject { ["body"] = body }, cancellationToken));

    /// <inheritdoc/>
    public async Task<HostComment> UpdateAsync(HostComment comment, string body, CancellationToken cancellationToken) =>
        Read(await connection.SendAsync(HttpMethod.Patch, $"repos/{repository}/issues/comments/{comment.Id}", new JObject { ["body"] = body }, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(HostComment comment, CancellationToken cancellationToken) =>
        connection.SendAsync(HttpMethod.Delete, $"repos/{repository}/issues/comments/{comment.Id}", null, cancellationToken);

    private static HostComment Read(HostAnswer answer) => Read(answer.Body as JObject ?? []);

    private static HostComment Read(JObject comment) => new(
        Convert.ToString((comment["id"] as JValue)?.Value, CultureInfo.InvariantCulture) ?? "",
        (string?)comment.SelectToken("user.login") ?? "",
        (string?)comment.SelectToken("user.type") == "Bot",
        (string?)comment["body"] ?? "",
        Uri.TryCreate((string?)comment["html_url"], UriKind.Absolute, out var url) ? url : null);
}
