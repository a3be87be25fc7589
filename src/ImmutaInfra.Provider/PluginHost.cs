using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Calls;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Rpc;

namespace ImmutaInfra.Provider;

/// <summary>A plugin that listens.</summary>
internal sealed class PluginHost : IAsyncDisposable
{
    private readonly Plugin _plugin;
    private readonly RpcServer _server;

    private PluginHost(Plugin plugin, RpcServer server)
    {
        _plugin = plugin;
        _server = server;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => _server.Port;

    /// <summary>Starts a plugin.</summary>
    /// <param name="provider">What does the work; it is disposed of with the host.</param>
    /// <param name="engineAddress">Where the engine listens, or null.</param>
    /// <param name="onFault">Hears of our own mistakes.</param>
    public static async Task<PluginHost> StartAsync(IResourceProvider provider, string? engineAddress, Action<Exception> onFault)
    {
        var plugin = new Plugin(provider);
        plugin.Log.Attach(engineAddress);
        return new PluginHost(plugin, await RpcServer.StartAsync(ProviderService.Methods(plugin), onFault));
    }

    /// <summary>Stops the calls under way and the server, in two seconds at the latest.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _plugin.DisposeAsync();
    }
}
