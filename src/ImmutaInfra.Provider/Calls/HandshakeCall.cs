using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Each side says what it knows.</summary>
internal static class HandshakeCall
{
    public static Task<ProviderHandshakeResponse> AnswerAsync(Plugin plugin, ProviderHandshakeRequest request, CancellationToken cancellationToken)
    {
        plugin.Log.Attach(request.EngineAddress);
        return Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, AcceptOutputs = true });
    }
}
