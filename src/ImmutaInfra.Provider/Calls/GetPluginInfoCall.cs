using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Calls;

/// <summary>The plugin's version, the same as the package's.</summary>
internal static class GetPluginInfoCall
{
    public static Task<PluginInfo> AnswerAsync(Plugin plugin, Empty request, CancellationToken cancellationToken) =>
        Task.FromResult(new PluginInfo { Version = plugin.Provider.Schema.Version });
}
