using System.Globalization;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>What happens to every call of the emulated API, whatever it asks for.</summary>
/// <remarks>The order of checks is inferred: 401, 403, then 400 for what cannot be read; the rest is the endpoint's own.</remarks>
internal sealed class CallPipeline(
    IntegrationStore store,
    EmulatorOptions options,
    RuleSet rules,
    RequestLog log,
    AccessControl access,
    CancellationToken stopping)
{
    /// <summary>Serves a call.</summary>
    /// <param name="context">The request and the response to it.</param>
    /// <param name="run">What the endpoint does; it runs alone, so a check and the change after it are one step.</param>
    /// <param name="isOpen">Whether it can be called without a key.</param>
    public async Task ServeAsync(HttpContext context, Func<Call, Answer> run, bool isOpen = false)
    {
        var request = context.Request;
        var received = options.TimeProvider.GetUtcNow();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var body = await ReadBodyAsync(request, patience.Token);
            var faults = rules.FaultsOf(
                request.Method, request.Path.Value ?? "/", new Lazy<string?>(() => FindType(context, body)));
            await PauseAsync(options.Latency + faults.DelayBefore, patience.Token);
            var answer = faults.Interruption is { When: FaultTiming.Before }
                ? null
                : Run(context, body, faults, run, isOpen);
            await PauseAsync(faults.DelayAfter, patience.Token);
            if (faults.Interruption is { } interruption)
            {
                answer = Interruption.AnswerOf(interruption);
                AddHeaders(context.Response, interruption);
            }

            log.Add(new RecordedRequest(received, request.Method, request.Path + request.QueryString, answer?.StatusCode));
            if (answer is null)
            {
                context.Abort();
                return;
            }

            await answer.SendAsync(context);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // The caller has gone, or the emulator is stopping: there is nobody to answer.
            context.Abort();
        }
        catch (BadHttpRequestException e)
        {
            await Answer.Error(e.StatusCode, ReasonPhrases.GetReasonPhrase(e.StatusCode), e.Message).SendAsync(context);
        }
    }

    private static string IdTextOf(HttpContext context) => (string?)context.GetRouteValue("id") ?? "";

    private static long ReadId(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static void AddHeaders(HttpResponse response, FaultRule rule)
    {
        foreach (var (name, value) in rule.Headers)
        {
            response.Headers[name] = value;
        }
    }

    private string? FindType(HttpContext context, byte[] bytes)
    {
        if (IdTextOf(context) is { Length: > 0 } id)
        {
            lock (store.Gate)
            {
                return store.Find(ReadId(id))?.Type.Name;
            }
        }

        return BodyReader.Read(bytes, context.Request.ContentType, out var body) is null
            && body is JObject envelope && envelope["type"] is { Type: JTokenType.String } type ? (string)type! : null;
    }

    private async Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        if (duration > TimeSpan.Zero)
        {
            await Task.Delay(duration, options.TimeProvider, cancellationToken);
        }
    }

    private Answer Run(HttpContext context, byte[] bytes, Faults faults, Func<Call, Answer> run, bool isOpen)
    {
        var request = context.Request;
        if (!isOpen && access.Refuse(request.Headers.Authorization) is { } turnedAway)
        {
            return turnedAway;
        }

        if (BodyReader.Read(bytes, request.ContentType, out var body) is { } unreadable)
        {
            return unreadable;
        }

        var idText = IdTextOf(context);
        if (!idText.All(char.IsAsciiDigit))
        {
            return Refusals.BadRequest("id must be a number.");
        }

        if (!TryReadSwitch(request.Query, "dryRun", out var dryRun)
            || !TryReadSwitch(request.Query, "forceDisable", out var forceDisable))
        {
            return Refusals.BadRequest("dryRun and forceDisable must be true or false.");
        }

        var call = new Call
        {
            Id = ReadId(idText),
            IdText = idText,
            Body = body,
            DryRun = dryRun,
            ForceDisable = forceDisable,
            Faults = faults,
        };
        lock (store.Gate)
        {
            try
            {
                OutsideChange.Apply(store, call, options.SettleAfter);
                return run(call);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Answer.Error(500, "Internal Server Error", $"The emulator could not keep its data: {e.Message}");
            }
        }
    }

    private static bool TryReadSwitch(IQueryCollection query, string name, out bool isOn)
    {
        isOn = false;
        return !query.TryGetValue(name, out var value) || bool.TryParse(value, out isOn);
    }
}
