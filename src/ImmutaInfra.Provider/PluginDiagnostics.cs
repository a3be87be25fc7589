using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Provider;

/// <summary>What can be said about calls of the engine.</summary>
internal static class PluginDiagnostics
{
    public static Diagnostic UnusableValue(string property, string what) =>
        Diagnostic.Error("IMI6001", "Unusable value",
            detail: $"The property \"{property}\" holds {what}, which no property of this provider takes.", hint: "read the content in the program and pass it as a text.");

    public static Diagnostic OtherSchemaVersion(int version) =>
        Diagnostic.Error("IMI6002", "Unknown schema format", detail: $"Version {version} of the package schema's format is asked for; there is version 0.");
}
