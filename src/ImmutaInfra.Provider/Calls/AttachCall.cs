using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Calls;

/// <summary>An engine takes over a plugin that somebody else has started.</summary>
internal static class AttachCall
{
    public static Task<Empty> AnswerAsync(Plugin plugin, PluginAttach request, CancellationToken cancellationToken)
    {
        plugin.Log.Attach(request.Address);
        return Task.FromResult(new Empty());
    }
}
