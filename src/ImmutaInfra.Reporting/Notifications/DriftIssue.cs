using System.Globalization;
using ImmutaInfra.Reporting.Drift;
using ImmutaInfra.Reporting.PullRequests;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Notifications;

/// <summary>The one issue about the drift of a stack: opened when there is some, kept up to date, closed when there is none.</summary>
/// <remarks>Found again by a hidden marker over all pages of open issues. Source: GitHub REST API 2022-11-28, "Issues".</remarks>
internal sealed class DriftIssue(HostConnection connection, string repository)
{
    private const int LongestTitle = 200;

    /// <summary>Brings the issue in line with the report.</summary>
    public async Task TellAsync(DriftReport report, bool isOver, CancellationToken cancellationToken)
    {
        var number = await FindAsync(DriftMarkdownView.Marker(report.Name), cancellationToken);
        var verdict = DriftWords.Verdict(report);
        var title = $"Drift of {report.Name}: {verdict}";
        var content = new JObject
        {
            ["title"] = title.Length <= LongestTitle ? title : title[..LongestTitle],
            ["body"] = new DriftMarkdownView().Render(report),
        };
        if (isOver)
        {
            if (number is not null)
            {
                content["state"] = "closed";
                content["state_reason"] = "completed";
                await connection.SendAsync(HttpMethod.Patch, $"repos/{repository}/issues/{number}", content, cancellationToken);
            }

            return;
        }

        if (number is null)
        {
            await connection.SendAsync(HttpMethod.Post, $"repos/{repository}/issues", content, cancellationToken);
        }
        else
        {
            await connection.SendAsync(HttpMethod.Patch, $"repos/{repository}/issues/{number}", content, cancellationToken);
        }
    }

    private async Task<string?> FindAsync(string marker, CancellationToken cancellationToken)
    {
        for (var page = $"repos/{repository}/issues?state=open&per_page=100"; page is not null;)
        {
            var answer = await connection.SendAsync(HttpMethod.Get, page, null, cancellationToken);
            foreach (var issue in (answer.Body as JArray ?? []).OfType<JObject>())
            {
                // Pull requests are in the list, too. The text has to begin with the marker: anybody can quote it.
                if (issue["pull_request"] is null && ((string?)issue["body"])?.StartsWith(marker, StringComparison.Ordinal) == true)
                {
                    return Convert.ToString((issue["number"] as JValue)?.Value, CultureInfo.InvariantCulture);
                }
            }

            page = answer.NextPage?.AbsoluteUri;
        }

        return null;
    }
}
