using System.Text.RegularExpressions;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Api.Http;

/// <content>From answers and broken connections to messages.</content>
public sealed partial class ApiPipeline
{
    private const int LongestRawBody = 64 * 1024;
    private const int LongestQuote = 2000;

    internal static ApiException Unreadable(ApiCall call, string reason) =>
        new(ApiFailure.BadAnswer, ApiDiagnostics.Unreadable(call, reason)) { MayHaveHappened = call.Changes };

    /// <summary>The parser's own exception is left out: it quotes the text.</summary>
    private ApiException Unreadable(ApiCall call, ApiAnswer answer) =>
        BadAnswer(call, answer, answer.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? ApiDiagnostics.Unreadable(call, "it is broken JSON.")
            : ApiDiagnostics.NotImmuta(call, answer, _options.BaseUrl));

    private ApiException BadAnswer(ApiCall call, ApiAnswer answer, Diagnostic diagnostic) => new(ApiFailure.BadAnswer, diagnostic)
    {
        StatusCode = answer.Status,
        RawBody = RawBody(answer, MaskFor(call)),
        MayHaveHappened = call.Changes,
    };

    private ApiException Refusal(ApiCall call, ApiAnswer answer)
    {
        var mask = MaskFor(call);
        if (answer.Status is >= 300 and < 400)
        {
            return new ApiException(ApiFailure.BadAnswer, ApiDiagnostics.Redirected(call, answer, _options.BaseUrl))
            {
                StatusCode = answer.Status,
                RawBody = RawBody(answer, mask),
            };
        }

        // A 404 that is not in JSON comes from a web server on the way, and one for all integrations from no Immuta: it tells of a
        // wrong address and not of an integration that is gone, which would have a plan make it anew.
        var found = FindErrorBody(answer);
        var isStranger = answer.Status == 404 && (found is null || call.IsAboutAll);
        var body = found ?? ObjectValue.Empty;
        var error = TextOf(body, "error") is { } phrase ? mask.Hide(phrase) : null;
        var message = TextOf(body, "message") is { } words ? mask.Hide(words) : null;
        var diagnostic = isStranger
            ? found is null ? ApiDiagnostics.NotImmuta(call, answer, _options.BaseUrl) : ApiDiagnostics.NoApi(call, Words(answer, error, message), _options.BaseUrl)
            : ApiDiagnostics.Answered(call, answer, Words(answer, error, message));
        return new ApiException(isStranger ? ApiFailure.BadAnswer : FailureOf(answer.Status), diagnostic)
        {
            StatusCode = answer.Status,
            Error = error,
            ServerMessage = message,
            RawBody = RawBody(answer, mask),
            ConflictingId = answer.Status is 400 or 409 ? ConflictingIdIn(TextOf(body, "message")) : null,
            MayHaveHappened = call.Changes && answer.Status >= 500,
            ValidationResults = body.Has("validationResults") ? IntegrationReader.ReadValidationResults(body["validationResults"], mask) : null,
        };
    }

    private ApiException Failure(ApiCall call, TransportException e)
    {
        var reason = MaskFor(call).Hide(e.Message);
        var (failure, diagnostic) = e.Fault switch
        {
            TransportFault.HostNotFound => (ApiFailure.Unreachable, ApiDiagnostics.HostNotFound(_options.BaseUrl, reason)),
            TransportFault.NoConnection => (ApiFailure.Unreachable, ApiDiagnostics.NoConnection(_options.BaseUrl, reason)),
            TransportFault.NotTrusted => (ApiFailure.Unreachable, ApiDiagnostics.NotTrusted(_options.BaseUrl, reason)),
            TransportFault.NoTls => (ApiFailure.Unreachable, ApiDiagnostics.NoTls(_options.BaseUrl)),
            TransportFault.TimedOut => (ApiFailure.Timeout, ApiDiagnostics.TimedOut(call, _options.RequestTimeout)),
            TransportFault.TooLarge => (ApiFailure.BadAnswer, ApiDiagnostics.TooLarge(call, LargestAnswerBytes)),
            _ => (ApiFailure.Unreachable, ApiDiagnostics.Broken(call, reason)),
        };
        return new ApiException(failure, diagnostic, e) { MayHaveHappened = call.Changes && !e.NothingSent };
    }

    private static ApiFailure FailureOf(int status) => status switch
    {
        401 => ApiFailure.Unauthenticated,
        403 => ApiFailure.Forbidden,
        404 => ApiFailure.NotFound,
        409 => ApiFailure.Conflict,
        422 => ApiFailure.ValidationFailed,
        429 => ApiFailure.TooManyRequests,
        >= 500 => ApiFailure.ServerError,
        _ => ApiFailure.Refused,
    };

    private static ObjectValue? FindErrorBody(ApiAnswer answer)
    {
        if (answer.IsHtml || answer.Body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonText.ToValue(JsonText.Parse(answer.Body)) as ObjectValue;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(ObjectValue body, string name) => body[name] is TextValue { Text.Length: > 0 } text ? text.Text : null;

    private static string Words(ApiAnswer answer, string? error, string? message)
    {
        var status = $"{answer.Status} {error ?? answer.Reason}".TrimEnd();
        return (message, answer.IsHtml) switch
        {
            (not null, _) => $"{status}: \"{(message.Length > LongestQuote ? message[..LongestQuote] + " …" : message)}\"",
            (null, true) => $"{status} and a web page where Immuta sends JSON.",
            _ => $"{status}.",
        };
    }

    private static string RawBody(ApiAnswer answer, SecretMask mask)
    {
        var masked = mask.Hide(answer.Body);
        return masked.Length > LongestRawBody ? masked[..LongestRawBody] : masked;
    }

    private static IntegrationId? ConflictingIdIn(string? message) =>
        message is not null && ConflictingIdPattern().Match(message) is { Success: true } match && IntegrationId.TryParse(match.Groups[1].Value, out var id)
            ? id
            : null;

    /// <summary>Source: Immuta API reference, "HTTP status codes and error messages", the POST rows.</summary>
    [GeneratedRegex(@"\(id = (\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex ConflictingIdPattern();
}
