using System.Text;
using ImmutaInfra.Core.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace ImmutaInfra.Cli.Settings;

/// <summary>Gathers the settings that are not on the command line: <c>IMMUTAINFRA_…</c> variables, then Pulumi's, then
/// <c>immutainfra.json</c> beside the configuration.</summary>
internal static class SettingsReader
{
    private const string FileName = "immutainfra.json";
    private const string Prefix = "IMMUTAINFRA_";

    /// <summary>The names of all settings, as the file writes them. In variables they are in capitals with underscores.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["stack", "backendUrl", "parallelism", "timeout", "logLevel", "noColor", "emulator", "refresh", "varFile"];

    /// <summary>Reads them; a later source counts more.</summary>
    /// <param name="directory">The folder of the configuration; absolute.</param>
    /// <param name="variables">The environment variables.</param>
    /// <param name="warnings">Takes what is odd.</param>
    /// <exception cref="DiagnosticException">The file is there and cannot be used.</exception>
    public static IConfigurationRoot Read(string directory, IReadOnlyDictionary<string, string> variables, ICollection<Diagnostic> warnings)
    {
        var builder = new ConfigurationBuilder();
        AddFile(builder, Path.Combine(directory, FileName), warnings);
        builder.AddInMemoryCollection(FromPulumi(variables));
        builder.AddInMemoryCollection(
            from variable in variables
            where variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && variable.Value.Length > 0
            select KeyValuePair.Create(variable.Key[Prefix.Length..].Replace("_", "", StringComparison.Ordinal), (string?)variable.Value));
        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, string?>> FromPulumi(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (variable, setting) in new[] { ("PULUMI_STACK", "stack"), ("PULUMI_BACKEND_URL", "backendUrl") })
        {
            if (variables.TryGetValue(variable, out var value) && value.Length > 0)
            {
                yield return KeyValuePair.Create(setting, (string?)value);
            }
        }
    }

    private static void AddFile(ConfigurationBuilder builder, string path, ICollection<Diagnostic> warnings)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(File.ReadAllText(path)));
            var file = new ConfigurationBuilder().AddJsonStream(content).Build();
            foreach (var setting in file.GetChildren())
            {
                if (!Names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                {
                    warnings.Add(CliDiagnostics.UnknownSetting(FileName, setting.Key, Names));
                }
            }

            builder.AddConfiguration(file);
        }
        // Half of a surrogate pair, written as \ud800, is an InvalidOperationException.
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new DiagnosticException(CliDiagnostics.UnusableSettings(path, (failure.InnerException ?? failure).Message), failure);
        }
    }
}
