using ImmutaInfra.Core.Values;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Takes the provider's settings; what is not given comes from the environment.</summary>
internal static class ConfigureCall
{
    public static async Task<ConfigureResponse> AnswerAsync(Plugin plugin, ConfigureRequest request, CancellationToken cancellationToken)
    {
        var inputs = StructReader.ReadOrNull(request.Args) ?? FromVariables(request);
        await plugin.Provider.ConfigureAsync(ProviderInputs.Settings(inputs), cancellationToken);
        return new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true, AcceptResources = true, AcceptOutputs = true };
    }

    /// <summary>The settings as engines before 2021 send them, under keys such as <c>immuta:config:baseUrl</c>.</summary>
    private static ObjectValue FromVariables(ConfigureRequest request) =>
        new(request.Variables.Select(variable => KeyValuePair.Create(variable.Key[(variable.Key.LastIndexOf(':') + 1)..], (Value)variable.Value)));
}
