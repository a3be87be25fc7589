using ImmutaInfra.Core.Values;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ImmutaInfra.Api.Http;

/// <summary>The one way to Immuta: key, JSON, limits, retries and the meaning of status codes. Safe for use from several threads.</summary>
/// <remarks>Only reads are sent again after an answer of 429 or 5xx, a broken connection or a timeout; a change is sent again only
/// where nothing of it can have been sent. Source: Immuta API reference, "HTTP status codes and error messages".</remarks>
public sealed partial class ApiPipeline : IDisposable
{
    private const int MaxRetries = 3;
    private const int FailuresThatOpenTheCircuit = 12;

    private static readonly ResiliencePropertyKey<ApiCall> CallKey = new("call");
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider _services;
    private readonly IHttpClientFactory _clients;
    private readonly ApiOptions _options;
    private readonly ILogger _logger;
    private readonly SecretMask _mask;
    private readonly SemaphoreSlim _places;
    private readonly ResiliencePipeline<ApiAnswer> _resilience;

    /// <summary>Makes a way to Immuta; nothing is sent yet.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="clock">The time, for timeouts, delays and waits.</param>
    /// <param name="logger">Hears of each request: method, path, status, duration. Never of keys or bodies.</param>
    /// <exception cref="ApiException"><c>IMI5020</c>: the certificate authority cannot be used.</exception>
    public ApiPipeline(ApiOptions options, TimeProvider clock, ILogger<ApiPipeline>? logger = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxParallelRequests, 1);
        _options = options;
        Clock = clock;
        _logger = logger ?? NullLogger<ApiPipeline>.Instance;
        _mask = SecretMask.Of([options.ApiKey]);
        _services = ApiConnection.Open(options);
        _clients = _services.GetRequiredService<IHttpClientFactory>();
        _places = new SemaphoreSlim(options.MaxParallelRequests);
        if (options.BaseUrl is { Scheme: "http", IsLoopback: false })
        {
            LogClearText(options.BaseUrl.Host);
        }

        _resilience = new ResiliencePipelineBuilder<ApiAnswer> { TimeProvider = clock }
            .AddRetry(RetryOfWhatIsSafe())
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ApiAnswer>
            {
                ShouldHandle = new PredicateBuilder<ApiAnswer>().Handle<TransportException>(e => e.NothingSent && e.IsTransient),
                FailureRatio = 1,
                MinimumThroughput = FailuresThatOpenTheCircuit,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .Build();
    }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Hides the key.</summary>
    internal SecretMask Mask => _mask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _services.Dispose();
        _signingIn.Dispose();
        _places.Dispose();
    }

    /// <summary>Sends a call and gives the JSON that came back, <see cref="Value.Null"/> for an empty body.</summary>
    /// <exception cref="ApiException">It failed.</exception>
    internal async Task<Value> SendForJsonAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(call, cancellationToken);
        if (answer.Body.Length == 0)
        {
            return Value.Null;
        }

        if (answer.IsHtml)
        {
            throw BadAnswer(call, answer, ApiDiagnostics.NotImmuta(call, answer, _options.BaseUrl));
        }

        try
        {
            return JsonText.ToValue(JsonText.Parse(answer.Body));
        }
        catch (JsonException)
        {
            throw Unreadable(call, answer);
        }
    }

    /// <summary>Sends a call and gives what came back with any 2xx.</summary>
    /// <exception cref="ApiException">It failed.</exception>
    internal async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (call.Body is { HasUnknowns: true })
        {
            throw new ApiException(ApiFailure.Refused, ApiDiagnostics.NotKnown(call));
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            var answer = await _resilience.ExecuteAsync(
                static async (context, state) => await state.Pipeline.AttemptAsync(state.Call, context.CancellationToken),
                context,
                (Pipeline: this, Call: call));
            return answer.IsSuccess ? answer : throw Refusal(call, answer);
        }
        catch (TransportException e)
        {
            throw Failure(call, e);
        }
        catch (BrokenCircuitException e)
        {
            // Not sent at all; what kept the last requests from being sent is what there is to mend.
            throw Failure(call, (TransportException)e.InnerException!);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryStrategyOptions<ApiAnswer> RetryOfWhatIsSafe() => new()
    {
        MaxRetryAttempts = MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = FirstRetryDelay,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Context.Properties.TryGetValue(CallKey, out var call)
            && (arguments.Outcome switch
            {
                { Exception: TransportException failure } => failure.IsTransient && (call.IsRead || failure.NothingSent),
                { Result: { } answer } => call.IsRead && answer.Status is 429 or (>= 500 and <= 599) && !(answer.RetryAfter > LongestRetryAfter),
                _ => false,
            })),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
    };

    private SecretMask MaskFor(ApiCall call)
    {
        var mask = _token is { } token ? _mask.With(SecretMask.Of([token])) : _mask;
        return call.Body is null ? mask : mask.With(SecretMask.Of(call.Body));
    }
}
