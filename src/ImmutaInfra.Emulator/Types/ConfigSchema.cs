using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>The attribute tables as JSON schemas.</summary>
internal static class ConfigSchema
{
    /// <summary>The name of a type's envelope in a list of schemas, such as <c>NativeS3</c>.</summary>
    public static string NameOf(IntegrationType type) => type.Name.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The body of POST and PUT for a type.</summary>
    public static JObject EnvelopeOf(IntegrationType type)
    {
        var properties = new JObject { ["type"] = new JObject { ["const"] = type.Name } };
        var required = new JArray("type");
        if (type.AutoBootstrap.Count > 0)
        {
            properties["autoBootstrap"] = new JObject { ["type"] = "boolean", ["enum"] = new JArray(type.AutoBootstrap) };
            required.Add("autoBootstrap");
        }

        if (type.RequiresConfig)
        {
            properties["config"] = ConfigOf(type);
            required.Add("config");
        }

        return new JObject
        {
            ["type"] = "object",
            ["description"] = type.DisplayName,
            ["required"] = required,
            ["properties"] = properties,
        };
    }

    private static JObject ConfigOf(IntegrationType type)
    {
        var root = new JObject { ["type"] = "object", ["properties"] = new JObject() };
        foreach (var row in type.Attributes)
        {
            var holder = root;
            foreach (var segment in row.Segments[..^1])
            {
                holder = (JObject)holder["properties"]![segment]!;
            }

            holder["properties"]![row.Name] = SchemaOf(row);
            if (row.IsRequired)
            {
                holder["required"] ??= new JArray();
                ((JArray)holder["required"]!).Add(row.Name);
            }
        }

        return root;
    }

    private static JObject SchemaOf(AttributeRow row)
    {
        var schema = row.JsonType switch
        {
            "object" => new JObject { ["type"] = "object", ["properties"] = new JObject() },
            "array<string>" => new JObject { ["type"] = "array", ["items"] = new JObject { ["type"] = "string" } },
            "array<object>" => new JObject { ["type"] = "array", ["items"] = new JObject { ["type"] = "object" } },
            _ => new JObject { ["type"] = row.JsonType },
        };
        schema["description"] = row.RequiredWhen is { } condition
            ? $"{row.Description} Required when: {condition}."
            : row.Description;
        if (row.Accepted.Count > 0)
        {
            schema["enum"] = new JArray(row.Accepted);
        }

        if (row.Default is not null)
        {
            schema["default"] = row.Default.DeepClone();
        }

        if (row.IsSecret)
        {
            schema["writeOnly"] = true;
        }

        return schema;
    }
}
