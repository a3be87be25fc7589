using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>The notes of a merge request on GitLab, wherever it runs.</summary>
/// <remarks>Source: GitLab REST API v4, "Notes API", merge requests: a body has at most 1,000,000 characters.</remarks>
/// <param name="connection">Talks to the API.</param>
/// <param name="project">The project's number, or its path, escaped.</param>
/// <param name="number">The merge request's number within the project.</param>
/// <param name="projectUrl">Where people see the project, or null.</param>
internal sealed class GitLabComments(HostConnection connection, string project, long number, string? projectUrl) : ICommentHost
{
    /// <inheritdoc/>
    public string Name => "GitLab";

    /// <inheritdoc/>
    public int LongestComment => 950_000;

    /// <inheritdoc/>
    public string Remedy =>
        "put a project access token with the scope api and the role Reporter or more into the masked variable\n    GITLAB_TOKEN";

    private string Notes => $"projects/{project}/merge_requests/{number}/notes";

    /// <summary>What every request carries.</summary>
    public static void Authorize(HttpRequestHeaders headers, string token) => headers.Add("PRIVATE-TOKEN", token);

    /// <inheritdoc/>
    public async Task<string?> FindSelfAsync(CancellationToken cancellationToken) =>
        (string?)(await connection.SendAsync(HttpMethod.Get, "user", null, cancellationToken)).Body["username"];

    /// <inheritdoc/>
    public async IAsyncEnumerable<HostComment> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = $"{Notes}?per_page=100&sort=asc&order_by=created_at"; page is not null;)
        {
            var answer = await connection.SendAsync(HttpMethod.Get, page, null, cancellationToken);
            foreach (var note in (answer.Body as JArray ?? []).OfType<JObject>())
            {
                yield return Read(note);
            }

            page = answer.NextPage?.AbsoluteUri;
        }
    }

    /// <inheritdoc/>
    public async Task<HostComment> CreateAsync(string body, CancellationToken cancellationToken) =>
        Read(await connection.SendAsync(HttpMethod.Post, Notes, new JObject { ["body"] = body }, cancellationToken));

    /// <inheritdoc/>
    public async Task<HostComment> UpdateAsync(HostComment comment, string body, CancellationToken cancellationToken) =>
        Read(await connection.SendAsync(HttpMethod.Put, $"{Notes}/{comment.Id}", new JObject { ["body"] = body }, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(HostComment comment, CancellationToken cancellationToken) =>
        connection.SendAsync(HttpMethod.Delete, $"{Notes}/{comment.Id}", null, cancellationToken);

    private HostComment Read(HostAnswer answer) => Read(answer.Body as JObject ?? []);

    private HostComment Read(JObject note)
    {
        var id = Convert.ToString((note["id"] as JValue)?.Value, CultureInfo.InvariantCulture) ?? "";
        return new HostComment(
            id,
            (string?)note.SelectToken("author.username") ?? "",
            IsByBot: false,
            (string?)note["body"] ?? "",
            Uri.TryCreate($"{projectUrl}/-/merge_requests/{number}#note_{id}", UriKind.Absolute, out var url) ? url : null);
    }
}
