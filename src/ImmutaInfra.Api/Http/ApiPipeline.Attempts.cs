using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace ImmutaInfra.Api.Http;

/// <content>One attempt to send a request, and what can go wrong on the way.</content>
public sealed partial class ApiPipeline
{
    /// <summary>Ten thousand integrations with long configurations fit well into it.</summary>
    private const int LargestAnswerBytes = 64 * 1024 * 1024;

    /// <summary>How SslStream says that an answer is no TLS at all; it has no code for it.</summary>
    private const string NoFrame = "Cannot determine the frame size";

    private async Task<ApiAnswer> AttemptAsync(ApiCall call, string authorization, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        var startedAt = Clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var client = _clients.CreateClient(ApiConnection.ClientName);
            using var request = RequestFor(call, authorization);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = new ApiAnswer(
                (int)response.StatusCode, response.ReasonPhrase ?? "", response.Content.Headers.ContentType?.MediaType, await ReadBodyAsync(response, either.Token))
            {
                RetryAfter = RetryAfter(response.Headers.RetryAfter),
                Location = response.Headers.Location,
            };
            var took = Clock.GetElapsedTime(startedAt);
            LogAnswered(call.Method.Method, call.Path, answer.Status, took);
            ApiMetrics.Count(call.Method.Method, answer.Status);
            return answer;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // Without our own timeout it is the connection that was given up: nothing has been sent yet.
            var fault = timeout.IsCancellationRequested ? TransportFault.TimedOut : TransportFault.NoConnection;
            throw Logged(call, new TransportException(fault, "it took too long.", e));
        }
        catch (HttpRequestException e)
        {
            throw Logged(call, new TransportException(FaultOf(e), InnermostReason(e), e));
        }
        catch (IOException e)
        {
            throw Logged(call, new TransportException(TransportFault.Broken, InnermostReason(e), e));
        }
        finally
        {
            _places.Release();
        }
    }

    private HttpRequestMessage RequestFor(ApiCall call, string authorization)
    {
        var request = new HttpRequestMessage(call.Method, ApiDiagnostics.AddressOf(call, _options.BaseUrl));

        // The raw key without a scheme: a typed header would refuse keys with unusual characters.
        if (authorization.AsSpan().ContainsAnyExceptInRange(' ', '~') || (authorization.Length > 0 && !request.Headers.TryAddWithoutValidation("Authorization", authorization)))
        {
            throw new ApiException(ApiFailure.Misconfigured, ApiDiagnostics.UnusableKey());
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (call.AnswersText)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        }

        if (call.Body is not null)
        {
            request.Content = new StringContent(JsonText.FromValue(call.Body).ToString(Formatting.None), Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static async Task<string> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > LargestAnswerBytes)
        {
            throw new TransportException(TransportFault.TooLarge, "the answer is too large.", inner: null);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (body.Length + read > LargestAnswerBytes)
                {
                    throw new TransportException(TransportFault.TooLarge, "the answer is too large.", inner: null);
                }

                body.Write(buffer, 0, read);
            }
        }
        finally
        {
            // It may hold a script or a key.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - Clock.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TransportFault FaultOf(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => TransportFault.HostNotFound,
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => TransportFault.NoConnection,
        HttpRequestError.SecureConnectionError when InnermostReason(e).StartsWith(NoFrame, StringComparison.Ordinal) => TransportFault.NoTls,
        HttpRequestError.SecureConnectionError => TransportFault.NotTrusted,
        _ when e.InnerException is AuthenticationException => TransportFault.NotTrusted,
        _ => TransportFault.Broken,
    };

    private static string InnermostReason(Exception e)
    {
        while (e.InnerException is { } inner)
        {
            e = inner;
        }

        return e.Message;
    }

    private TransportException Logged(ApiCall call, TransportException failure)
    {
        LogFailed(call.Method.Method, call.Path, failure.Fault);
        ApiMetrics.Count(call.Method.Method, status: 0);
        return failure;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "{Method} {Path}: {Status} after {Took}")]
    private partial void LogAnswered(string method, string path, int status, TimeSpan took);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "{Method} {Path}: no answer, {Fault}")]
    private partial void LogFailed(string method, string path, TransportFault fault);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "The API key goes to {Host} unencrypted: base_url begins with http://")]
    private partial void LogClearText(string host);
}
