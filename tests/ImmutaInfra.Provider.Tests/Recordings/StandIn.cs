using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Provider.Tests.Recordings;

/// <summary>From the stand-in's inputs and outputs to Immuta's. It knew fewer inputs under partly other names, numbers for ids,
/// and a few inputs that Immuta wants always were optional with it.</summary>
internal sealed class StandIn
{
    private static readonly string[] PropertyMaps = ["olds", "news", "oldInputs", "properties", "inputs"];

    /// <summary>From the ids of the recording to the emulator's.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>The request as the engine would have sent it with our schema.</summary>
    public JObject Adapt(Recording recording)
    {
        var request = (JObject)recording.Request.DeepClone();
        var type = (string?)request["type"] ?? "";
        if (type.StartsWith("immuta:index:", StringComparison.Ordinal))
        {
            foreach (var name in PropertyMaps.Where(name => request[name] is JObject { Count: > 0 }))
            {
                request[name] = Properties(type, (JObject)request[name]!);
            }

            // An import without prior state sends none, which is not the same as an empty one.
            if (request["id"] is { } id)
            {
                request["id"] = IdOf((string)id!);
            }
        }

        if (request["args"] is JObject args && args["integrationId"] is { } asked)
        {
            args["integrationId"] = IdOf((string)asked!);
        }

        return request;
    }

    /// <summary>Inputs or outputs with Immuta's names and what Immuta always wants.</summary>
    public JObject Properties(string type, JObject properties)
    {
        var adapted = (JObject)properties.DeepClone();
        if (adapted.Remove("immutaDatabase", out var database))
        {
            adapted["database"] = database;
        }

        // Only Snowflake has warehouses with Immuta.
        if (IsRedshift(type) && adapted.Remove("warehouse", out var warehouse))
        {
            adapted["connectArgs"] = warehouse;
        }

        Default(adapted, "database", "immuta");
        Default(adapted, "authenticationType", "userPassword");
        Default(adapted, "username", "admin");
        Default(adapted, "password", Secret("hunter2"));
        Default(adapted, "autoBootstrap", true);
        Default(adapted, IsRedshift(type) ? "initialDatabase" : "role", "dev");
        if (adapted["integrationId"] is { } id)
        {
            adapted["integrationId"] = IdOf((string)id!);
        }

        return adapted;
    }

    /// <summary>The path of a property with Immuta's name, or null where it has none that could change.</summary>
    public static string? PathOf(string type, string path) => path switch
    {
        "immutaDatabase" => "database",
        "warehouse" when IsRedshift(type) => "connectArgs",
        "initialDatabase" or "authenticationType" => null, // Always given, see Properties.
        _ => path,
    };

    /// <summary>A secret as it travels.</summary>
    public static JObject Secret(string text) => new()
    {
        [Provider.Wire.Signatures.Key] = Provider.Wire.Signatures.Secret,
        ["value"] = text,
    };

    private static bool IsRedshift(string type) => type.Contains("Redshift", StringComparison.Ordinal);

    private string IdOf(string recorded) => Ids.GetValueOrDefault(recorded, $"9000{(recorded.All(char.IsAsciiDigit) ? recorded : "0")}");

    private static void Default(JObject properties, string name, JToken value)
    {
        if (properties[name] is null or { Type: JTokenType.Null })
        {
            properties[name] = value;
        }
    }
}
