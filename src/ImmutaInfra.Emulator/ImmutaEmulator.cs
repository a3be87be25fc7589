using System.Net;
using ImmutaInfra.Emulator.Endpoints;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImmutaInfra.Emulator;

/// <summary>An Immuta for tests and for trying things: its Integrations API on a port of this machine.</summary>
/// <example><code>
/// await using var immuta = await ImmutaEmulator.StartAsync(new EmulatorOptions { SettleAfter = TimeSpan.Zero });
/// using var client = new HttpClient { BaseAddress = immuta.BaseUrl };
/// client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
/// </code></example>
public sealed class ImmutaEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IntegrationStore _store;
    private readonly RuleSet _rules;
    private readonly RequestLog _log;

    private ImmutaEmulator(WebApplication app, IntegrationStore store, RuleSet rules, RequestLog log, EmulatorOptions options)
    {
        _app = app;
        _store = store;
        _rules = rules;
        _log = log;
        ApiKey = options.ApiKey;
        BaseUrl = new Uri(app.Urls.First());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The key that may do everything, for the <c>Authorization</c> header.</summary>
    public string ApiKey { get; }

    /// <summary>The last requests of the API, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.List();

    /// <summary>Starts an emulator. It depends on its options alone: no environment variable or settings file has a say.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="ArgumentException">The API key is empty.</exception>
    /// <exception cref="IOException">The port is taken, or another emulator uses the data folder.</exception>
    /// <exception cref="InvalidDataException">A file in the data folder is damaged; the message names it.</exception>
    public static async Task<ImmutaEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ApiKey);
        var files = options.DataDirectory is { } directory ? new RecordFiles(directory) : null;
        WebApplication? app = null;
        try
        {
            var store = new IntegrationStore(files, options.TimeProvider, options.KeepTombstones);
            var rules = new RuleSet();
            rules.Replace(options.Rules);
            var log = new RequestLog(options.RememberedRequests);
            app = Build(options);
            Map(app, store, options, rules, log);
            await app.StartAsync(cancellationToken);
            return new ImmutaEmulator(app, store, rules, log, options);
        }
        catch
        {
            files?.Dispose();
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Replaces the rules of what goes wrong; their counting starts anew. No rules: everything works.</summary>
    public void SetRules(params IReadOnlyList<FaultRule> rules) => _rules.Replace(rules);

    /// <summary>Stops listening at once; calls that are being served get a second to end. The data folder can then be used again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _store.Dispose();
    }

    private static WebApplication Build(EmulatorOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A test that stops in a debugger in the middle of a body is no attack.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private static void Map(WebApplication app, IntegrationStore store, EmulatorOptions options, RuleSet rules, RequestLog log)
    {
        var access = new AccessControl(options);
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var views = new Views(options);
        var undertaking = new Undertaking(store, options, views);
        new ApiRoutes(
            new CallPipeline(store, options, rules, log, access, stopping),
            access,
            new ReadIntegrations(store, options, views),
            new CreateIntegration(store, options, views, undertaking),
            new ReplaceIntegration(store, views, undertaking),
            new DeleteIntegration(store, options, views, undertaking),
            new RegenerateKey(store, views),
            new WriteScripts(store, options)).Map(app);
        new ControlRoutes(store, options, views, rules, log).Map(app);
    }
}
