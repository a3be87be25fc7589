using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Provider.Calls;

/// <summary>The inputs of the provider's own resource.</summary>
internal static class ProviderInputs
{
    /// <summary>The settings among them: without what the engine itself puts there.</summary>
    public static ObjectValue Settings(ObjectValue inputs) => inputs.Without("version").Without("pluginDownloadURL");
}
