using System.Net;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Drift;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImmutaInfra.Cli.Watching;

/// <summary>The pages of a service: <c>/healthz</c>, <c>/readyz</c>, <c>/metrics</c>, the findings as JSON, and a page for people at <c>/</c>.</summary>
internal sealed class DriftServer : IAsyncDisposable
{
    private const string Json = "application/json; charset=utf-8";
    private const string Html = "text/html; charset=utf-8";
    private const string Plain = "text/plain; charset=utf-8";
    private readonly WebApplication _app;

    private DriftServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts to listen.</summary>
    /// <param name="place">Where.</param>
    /// <param name="service">What it tells of.</param>
    /// <param name="metrics">What was counted.</param>
    /// <param name="fails">Whether a finding of this kind counts as drift.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DriftServer> StartAsync(
        IPEndPoint place, DriftService service, DriftMetrics metrics, Func<DriftKind, bool> fails, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(place);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(300));
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, service.State, metrics, fails));
        try
        {
            await app.StartAsync(cancellationToken);
            return new DriftServer(app);
        }
        catch (IOException failure)
        {
            await app.DisposeAsync();
            throw new DiagnosticException(WatchDiagnostics.CannotListen(place.ToString(), failure.Message), failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Task AnswerAsync(HttpContext context, ServiceState state, DriftMetrics metrics, Func<DriftKind, bool> fails)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return WriteAsync(context, StatusCodes.Status405MethodNotAllowed, Plain, "only GET\n");
        }

        return context.Request.Path.Value switch
        {
            "/healthz" => WriteAsync(context, StatusCodes.Status200OK, Plain, "ok\n"),
            "/readyz" => WriteAsync(context, state.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, Plain, Readiness(state)),
            "/metrics" => WriteAsync(context, StatusCodes.Status200OK, PrometheusText.MediaType, metrics.Write()),
            "/findings" when state.Last is { } last => WriteAsync(context, StatusCodes.Status200OK, Json, Findings(last, fails)),
            "/findings" => WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Json, "{}\n"),
            "/" => WriteAsync(context, StatusCodes.Status200OK, Html, Page(state)),
            _ => WriteAsync(context, StatusCodes.Status404NotFound, Plain, "there is /, /findings, /metrics, /healthz and /readyz\n"),
        };
    }

    private static string Readiness(ServiceState state) => state switch
    {
        { IsReady: true } => "ready\n",
        { HasSucceeded: false } => "no round has looked at everything yet\n",
        _ => $"the last {state.FailedInRow} rounds failed\n",
    };

    private static string Findings(RoundOutcome last, Func<DriftKind, bool> fails)
    {
        var text = new StringWriter();
        new DriftJsonView(text).Write(last.Report, fails);
        return text.ToString();
    }

    private static string Page(ServiceState state)
    {
        var text = new StringWriter();
        var report = state.Last?.Report;

        // What went wrong since belongs on the page, too: it shows what was, and not what is.
        report = report is not null && state.FailedInRow > 0 ? report with { Diagnostics = [.. report.Diagnostics.Concat(state.LastFailure).Distinct()] } : report;
        new DriftPageView(text).Write(report, state.Last?.Memory ?? DriftMemory.Empty, state.Name ?? "stack", state.Next);
        return text.ToString();
    }

    private static Task WriteAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text);
    }

    /// <summary>Leaves Ctrl-C to the program.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
