using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Values;

/// <summary>Looks into texts that hold JSON.</summary>
internal static class JsonText
{
    private const int LongestText = 64 * 1024;
    private const int DeepestNesting = 32;

    /// <summary>The object or list that a text holds as JSON, or null when it holds none or is too long to be shown in parts.</summary>
    public static Value? Find(string text)
    {
        if (text.Length > LongestText || text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = DeepestNesting,
        };
        try
        {
            var value = reader.Read() ? Read(reader) : null;
            return reader.Read() ? null : value;
        }
        catch (Exception failure) when (failure is JsonException or OverflowException or FormatException)
        {
            return null;
        }
    }

    private static Value? Read(JsonTextReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => ReadObject(reader),
        JsonToken.StartArray => ReadArray(reader),
        JsonToken.String => (string)reader.Value!,
        JsonToken.Boolean => (bool)reader.Value!,
        JsonToken.Integer or JsonToken.Float => Number.TryParse(System.Convert.ToString(reader.Value, System.Globalization.CultureInfo.InvariantCulture), out var number) ? number : null,
        JsonToken.Null => Value.Null,
        _ => null,
    };

    private static ObjectValue? ReadObject(JsonTextReader reader)
    {
        var members = new List<KeyValuePair<string, Value>>();
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            if (!reader.Read() || Read(reader) is not { } value)
            {
                return null;
            }

            members.Add(KeyValuePair.Create(name, value));
        }

        return reader.TokenType == JsonToken.EndObject ? new ObjectValue(members) : null;
    }

    private static ListValue? ReadArray(JsonTextReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            if (Read(reader) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return reader.TokenType == JsonToken.EndArray ? new ListValue(items) : null;
    }
}
