using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>Talks to the API of a host: retries what may be repeated, and waits where it asks to.</summary>
/// <remarks>Source: GitHub REST API, "Best practices" and "Rate limits for the REST API" (<c>retry-after</c>, <c>x-ratelimit-reset</c>, secondary
/// limits: a minute at least); GitLab, "Rate limits"; Azure DevOps, "Rate and usage limits". The token goes to the host's own address only.</remarks>
/// <param name="http">Sends; it must not follow redirections.</param>
/// <param name="clock">The time.</param>
/// <param name="address">The API's address, with a slash at its end.</param>
/// <param name="token">The secret that must not show in messages.</param>
/// <param name="authorize">Adds what the host wants with every request.</param>
internal sealed class HostConnection(HttpClient http, TimeProvider clock, Uri address, string token, Action<HttpRequestHeaders> authorize)
{
    private const int MostAttempts = 5;
    private const int MostRedirections = 3;
    private const int LongestWords = 300;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SecondaryLimitWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);

    /// <summary>Asks, and asks again where that does no harm.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path below the API's address, or an address of a next page.</param>
    /// <param name="body">The body, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommentException">The host does not do it.</exception>
    public async Task<HostAnswer> SendAsync(HttpMethod method, string path, JObject? body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, failure, wait) = await TryAsync(method, new Uri(address, path), body, attempt, cancellationToken);
            if (answer is not null)
            {
                return answer;
            }

            if (wait is not { } time || attempt == MostAttempts)
            {
                throw failure!;
            }

            if (time > LongestWait)
            {
                throw new CommentException(CommentFailure.RateLimited, failure!.Status, failure.Words) { Wait = time };
            }

            await Task.Delay(time, clock, cancellationToken);
        }
    }

    private static TimeSpan Backoff(int attempt) => FirstWait * Math.Pow(2, attempt - 1);

    private static bool IsSameOrigin(Uri a, Uri b) => Uri.Compare(a, b, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>One attempt.</summary>
    /// <returns>The answer; or the failure, with the time to wait where another attempt may help.</returns>
    private async Task<(HostAnswer? Answer, CommentException? Failure, TimeSpan? Wait)> TryAsync(
        HttpMethod method, Uri target, JObject? body, int attempt, CancellationToken cancellationToken)
    {
        // A creation whose answer was lost may have been made: whoever asked has to look first.
        var uncertain = method == HttpMethod.Post ? CommentFailure.Uncertain : CommentFailure.Unreachable;
        var mayRepeat = method == HttpMethod.Post ? (TimeSpan?)null : Backoff(attempt);
        try
        {
            using var timeout = new CancellationTokenSource(RequestTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            using var response = await SendAsync(method, target, body, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            var status = (int)response.StatusCode;
            if (response.IsSuccessStatusCode)
            {
                return Parse(text) is { } json
                    ? (new HostAnswer(json, NextPage(response)), null, null)
                    : (null, new CommentException(CommentFailure.Refused, status, "the answer is no JSON"), null);
            }

            var words = Words(text);
            if (LimitWait(response, words) is { } limit)
            {
                return (null, new CommentException(CommentFailure.RateLimited, status, words) { Wait = limit }, limit);
            }

            return status switch
            {
                408 or >= 500 => (null, new CommentException(uncertain, status, words), mayRepeat),
                401 or 403 or 404 or 410 => (null, new CommentException(CommentFailure.NotAllowed, status, words), null),
                413 => (null, new CommentException(CommentFailure.TooLong, status, words), null),
                400 or 422 when words.Contains("too long", StringComparison.OrdinalIgnoreCase) || words.Contains("maximum", StringComparison.OrdinalIgnoreCase) =>
                    (null, new CommentException(CommentFailure.TooLong, status, words), null),
                _ => (null, new CommentException(CommentFailure.Refused, status, words), null),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var words = failure is OperationCanceledException ? "no answer in time" : Mask(failure.InnerException?.Message ?? failure.Message);
            return (null, new CommentException(uncertain, 0, words), mayRepeat);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri target, JObject? body, CancellationToken cancellationToken)
    {
        for (var redirections = 0; ; redirections++)
        {
            using var request = new HttpRequestMessage(method, target);
            authorize(request.Headers);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("immutainfra", null));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString(Formatting.None))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            }

            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (redirections == MostRedirections
                || response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                || response.Headers.Location is not { } location
                || !IsSameOrigin(new Uri(target, location), address))
            {
                return response;
            }

            // A project that was renamed: the same request at its new place.
            target = new Uri(target, location);
            response.Dispose();
        }
    }

    /// <summary>How long to wait where the host limits requests, or null where it does not.</summary>
    private TimeSpan? LimitWait(HttpResponseMessage response, string words)
    {
        var status = (int)response.StatusCode;
        if (status is not (403 or 429 or 503))
        {
            return null;
        }

        if (response.Headers.RetryAfter is { } retry)
        {
            return Positive(retry.Delta ?? (retry.Date - clock.GetUtcNow()) ?? SecondaryLimitWait);
        }

        if ((Header(response, "x-ratelimit-remaining") ?? Header(response, "ratelimit-remaining")) == "0"
            && long.TryParse(Header(response, "x-ratelimit-reset") ?? Header(response, "ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 100_000_000_000)
        {
            return Positive(DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        }

        return status == 429 || words.Contains("rate limit", StringComparison.OrdinalIgnoreCase) ? SecondaryLimitWait : null;
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(1);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static JToken? Parse(string text)
    {
        if (text.Length == 0)
        {
            return new JObject();
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The next page by the header that GitHub and GitLab send.</summary>
    private Uri? NextPage(HttpResponseMessage response)
    {
        foreach (var link in response.Headers.TryGetValues("Link", out var values) ? string.Join(',', values).Split(',') : [])
        {
            var (start, end) = (link.IndexOf('<', StringComparison.Ordinal), link.IndexOf('>', StringComparison.Ordinal));
            if (start >= 0 && end > start && link.Contains("rel=\"next\"", StringComparison.Ordinal)
                && Uri.TryCreate(address, link[(start + 1)..end], out var next) && IsSameOrigin(next, address))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>What a host says about a failure, short, on one line, without the token.</summary>
    private string Words(string text)
    {
        var words = Parse(text) is JObject json
            ? string.Join(' ', new[] { json["message"], json["error"], json["errors"] }.Where(part => part is not null).Select(part => part is JValue value ? $"{value.Value}" : part!.ToString(Formatting.None)))
            : text.TrimStart().StartsWith('<') ? "" : text;
        return Mask(words);
    }

    private string Mask(string text)
    {
        var line = Printable.Prose(text).Replace('\n', ' ');
        line = token.Length == 0 ? line : line.Replace(token, "(secret)", StringComparison.Ordinal);
        return line.Length > LongestWords ? $"{line.AsSpan(0, LongestWords)}..." : line;
    }
}
