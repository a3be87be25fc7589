using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Api.Http;

/// <content>Who asks: the key itself, or a bearer token that the key is exchanged for.</content>
public sealed partial class ApiPipeline
{
    private static readonly ApiCall SignInCall = new(HttpMethod.Post, "/bim/apikey/authenticate");

    private readonly SemaphoreSlim _signingIn = new(1);
    private volatile string? _token;

    /// <summary>Sends a request; with a token that is not accepted any more, once again with a new one. A request that was answered
    /// with 401 has done nothing.</summary>
    /// <remarks>Source: Immuta documentation, getting started with the API, authentication.</remarks>
    private async Task<ApiAnswer> AttemptAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!_options.SignsIn)
        {
            return await AttemptAsync(call, _options.ApiKey, cancellationToken);
        }

        var token = await SignInAsync(expired: null, cancellationToken);
        var answer = await AttemptAsync(call, $"Bearer {token}", cancellationToken);
        return answer.Status == 401
            ? await AttemptAsync(call, $"Bearer {await SignInAsync(token, cancellationToken)}", cancellationToken)
            : answer;
    }

    /// <summary>The token; a new one where there is none yet or the one that there is has expired.</summary>
    private async Task<string> SignInAsync(string? expired, CancellationToken cancellationToken)
    {
        if (_token is { } known && known != expired)
        {
            return known;
        }

        await _signingIn.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have done it while this one waited.
            if (_token is { } fresh && fresh != expired)
            {
                return fresh;
            }

            var call = SignInCall with { Body = new ObjectValue(("apikey", SecretValue.Of(_options.ApiKey))) };
            ApiAnswer answer;
            try
            {
                answer = await AttemptAsync(call, authorization: "", cancellationToken);
            }
            catch (TransportException e) when (!e.NothingSent && e.IsTransient)
            {
                throw NotSignedIn(e.Message, e);
            }

            if (answer.Status is 429 or >= 500)
            {
                throw NotSignedIn($"the sign-in was answered with {answer.Status}.", inner: null);
            }

            _token = answer.IsSuccess ? TokenIn(answer) ?? throw Unreadable(call, "it holds no token.") : throw Refusal(call, answer);
            return _token;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>To the call that wanted to be made it is as if there was no connection: nothing of it was sent, it may be tried again.</summary>
    private static TransportException NotSignedIn(string reason, Exception? inner) => new(TransportFault.NoConnection, reason, inner);

    private static string? TokenIn(ApiAnswer answer)
    {
        try
        {
            return JsonText.ToValue(JsonText.Parse(answer.Body)) is ObjectValue members ? TextOf(members, "token") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
