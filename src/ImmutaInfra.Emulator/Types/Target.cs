using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>What an integration occupies on a data platform: Immuta holds no second one there.</summary>
/// <remarks>Documented: the host, for Redshift and Snowflake. Inferred: the keys of the other types; Trino occupies nothing.</remarks>
internal static class Target
{
    /// <summary>A text that is the same for two integrations that cannot both be; null if any number can.</summary>
    public static string? KeyOf(IntegrationType type, JObject config) => type.Name switch
    {
        "Redshift" or "Snowflake" => Join(type, Text(config, "host").ToLowerInvariant()),
        "Azure Synapse Analytics" => Join(type, Text(config, "host").ToLowerInvariant(), Text(config, "database"), Text(config, "schema")),
        "Databricks" => Join(type, Text(config, "workspaceUrl").ToLowerInvariant()),
        "Google BigQuery" => Join(type, ProjectOf(config) ?? "", Text(config, "dataset")),
        "Native S3" => Join(type, Text(config, "awsAccountId"), Text(config, "awsRegion"), Text(config, "awsLocationPath")),
        _ => null,
    };

    /// <summary>What the messages put where they speak of a host.</summary>
    public static string NameOf(IntegrationType type, JObject config) => type.Name switch
    {
        "Databricks" => Text(config, "workspaceUrl"),
        "Google BigQuery" => $"{ProjectOf(config)}.{Text(config, "dataset")}",
        "Native S3" => Text(config, "awsLocationPath"),
        _ => Text(config, "host"),
    };

    /// <summary>The Google Cloud project in BigQuery's key file, or null if that cannot be told.</summary>
    public static string? ProjectOf(JObject config) => (string?)KeyFileOf(config)?["project_id"];

    /// <summary>BigQuery's key file, which is sent as a text holding JSON; null if it holds none.</summary>
    public static JObject? KeyFileOf(JObject config)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Text(config, "credential")))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = 16,
            };
            var keyFile = JObject.Load(reader);
            return keyFile.Properties().All(property => property.Value is JValue) ? keyFile : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JObject config, string name) =>
        config[name] is { Type: JTokenType.String } value ? (string)value! : "";

    private static string Join(IntegrationType type, params string[] parts) => $"{type.Name}\n{string.Join('\n', parts)}";
}
