using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Emulator;
using ImmutaInfra.Provider.Calls;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Resources;
using ImmutaInfra.Rpc;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Provider.Tests;

/// <summary>A plugin that listens on a port, before an emulator of its own, and an engine that keeps what it is told.</summary>
internal sealed class RunningPlugin : IAsyncDisposable
{
    private readonly PluginHost _host;
    private readonly RpcServer _engine;
    private readonly RpcClient _client;

    private RunningPlugin(ImmutaEmulator immuta, RpcServer engine, PluginHost host, List<LogRequest> told)
    {
        Immuta = immuta;
        _engine = engine;
        _host = host;
        Told = told;
        _client = new RpcClient($"127.0.0.1:{host.Port}");
    }

    public ImmutaEmulator Immuta { get; }

    /// <summary>What the engine was told.</summary>
    public List<LogRequest> Told { get; }

    public static async Task<RunningPlugin> StartAsync(EmulatorOptions? options = null, Func<string, string?>? environment = null)
    {
        var immuta = await ImmutaEmulator.StartAsync((options ?? new EmulatorOptions()) with { SettleAfter = TimeSpan.Zero });
        var told = new List<LogRequest>();
        var engine = await RpcServer.StartAsync(
            [
                RpcMethod.Unary("pulumirpc.Engine", "Log", LogRequest.Parser, (message, _) =>
                {
                    lock (told)
                    {
                        told.Add(message);
                    }

                    return Task.FromResult(new Empty());
                }),
            ],
            _ => { });
        var provider = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, environment ?? (_ => null));
        var host = await PluginHost.StartAsync(provider, $"127.0.0.1:{engine.Port}", fault => throw fault);
        return new RunningPlugin(immuta, engine, host, told);
    }

    public Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse> =>
        _client.CallAsync($"/{ProviderService.Name}/{method}", request, parser);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _engine.DisposeAsync();
        await Immuta.DisposeAsync();
    }
}
