using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Drift;
using ImmutaInfra.Reporting.PullRequests;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Notifications;

/// <summary>Tells people and programs of drift that came, went or became another.</summary>
/// <param name="http">Sends; it must not follow redirections.</param>
/// <param name="clock">The time.</param>
/// <param name="environment">Reads an environment variable: <c>IMMUTAINFRA_NOTIFY_SECRET</c>, <c>GITHUB_TOKEN</c>.</param>
public sealed class DriftNotifier(HttpClient http, TimeProvider clock, Func<string, string?> environment)
{
    /// <summary>The header with the signature of a webhook: <c>sha256=</c> and the HMAC of the body in hex.</summary>
    public const string SignatureHeader = "X-ImmutaInfra-Signature";

    /// <summary>The header that tells one notification from another: the same when one is delivered once more.</summary>
    public const string DeliveryHeader = "X-ImmutaInfra-Delivery";

    private const int MostAttempts = 3;
    private const int MostInSlack = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(90);

    /// <summary>Tells a target.</summary>
    /// <param name="target">Whom.</param>
    /// <param name="report">What.</param>
    /// <param name="isOver">Whether all is well again.</param>
    /// <param name="fails">Whether a finding of this kind counts as drift.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it could not be told, or null.</returns>
    public async Task<Diagnostic?> TellAsync(
        NotificationTarget target, DriftReport report, bool isOver, Func<DriftKind, bool> fails, CancellationToken cancellationToken)
    {
        try
        {
            switch (target.Kind)
            {
                case NotificationKind.GitHubIssue:
                    return await TellGitHubAsync(target, report, isOver, cancellationToken);
                case NotificationKind.Slack:
                    return await PostAsync(target, new JObject { ["text"] = SlackText(report) }.ToString(Formatting.None), isSigned: false, cancellationToken);
                default:
                    var body = new StringWriter();
                    new DriftJsonView(body).Write(report, fails);
                    return await PostAsync(target, body.ToString().TrimEnd(), isSigned: true, cancellationToken);
            }
        }
        catch (CommentException failure)
        {
            return NotificationDiagnostics.NotTold(target.Name, failure.Status == 0 ? failure.Words : $"{failure.Status} {failure.Words}".TrimEnd());
        }
    }

    private async Task<Diagnostic?> TellGitHubAsync(NotificationTarget target, DriftReport report, bool isOver, CancellationToken cancellationToken)
    {
        if (environment("GITHUB_TOKEN") is not { Length: > 0 } token)
        {
            return NotificationDiagnostics.NoToken(target.Name);
        }

        var connection = new HostConnection(http, clock, target.Address, token, headers => GitHubComments.Authorize(headers, token));
        await new DriftIssue(connection, target.Repository!).TellAsync(report, isOver, cancellationToken);
        return null;
    }

    private async Task<Diagnostic?> PostAsync(NotificationTarget target, string body, bool isSigned, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (why, mayHelp) = await TryPostAsync(target, body, isSigned, cancellationToken);
            if (why is null)
            {
                return null;
            }

            if (!mayHelp || attempt == MostAttempts)
            {
                return NotificationDiagnostics.NotTold(target.Name, why);
            }

            await Task.Delay(FirstWait * Math.Pow(2, attempt - 1), clock, cancellationToken);
        }
    }

    private async Task<(string? Why, bool MayHelp)> TryPostAsync(
        NotificationTarget target, string body, bool isSigned, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address)
        {
            Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("immutainfra", null));
        request.Headers.Add(DeliveryHeader, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16)));
        if (isSigned && environment("IMMUTAINFRA_NOTIFY_SECRET") is { Length: > 0 } secret)
        {
            request.Headers.Add(SignatureHeader, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes))}");
        }

        try
        {
            using var timeout = new CancellationTokenSource(RequestTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? (null, false) : ($"it answers {status}", status is 408 or 429 or >= 500);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The message of a failure may hold the address, and the address a secret.
            return (failure is OperationCanceledException ? "no answer in time" : "it cannot be reached", true);
        }
    }

    /// <summary>Slack's own markup. Source: Slack, "Formatting text for app surfaces": three characters have to be escaped.</summary>
    private static string SlackText(DriftReport report)
    {
        var lines = new List<string> { $"*Drift of {Escape(report.Name)}*: {Escape(DriftWords.Verdict(report))}" };
        var told = report.Findings.Where(each => each.Finding.Kind != DriftKind.Busy).ToList();
        lines.AddRange(told.Take(MostInSlack).Select(each => $"• *{DriftWords.Word(each.Finding.Kind)}* {Escape(each.Finding.Name)} {Escape(DriftWords.Sentence(each))}"));
        if (told.Count > MostInSlack)
        {
            lines.Add($"and {DriftWords.Count(told.Count - MostInSlack, "more finding")}");
        }

        lines.AddRange(report.Resolved.Take(MostInSlack).Select(each => $"• resolved: {Escape(each.Name)} is no longer {DriftWords.Word(each.Kind)}"));
        return string.Join('\n', lines);
    }

    private static string Escape(string text) => Text.Printable.OneLine(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
