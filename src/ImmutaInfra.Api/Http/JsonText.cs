using System.Numerics;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Api.Http;

/// <summary>JSON to and from values: dates stay texts, numbers keep their digits, depth is bounded.</summary>
internal static class JsonText
{
    private const int MaxDepth = 64;

    /// <summary>Reads one JSON text; what follows it is a mistake.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = MaxDepth,
        };
        var token = JToken.ReadFrom(reader);
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw new JsonReaderException("There is more after the end of the JSON text.");
            }
        }

        return token;
    }

    /// <summary>The value that a JSON token stands for.</summary>
    public static Value ToValue(JToken token) => token switch
    {
        JObject members => new ObjectValue(members.Properties().Select(property => KeyValuePair.Create(property.Name, ToValue(property.Value)))),
        JArray items => new ListValue(items.Select(ToValue)),
        JValue { Value: string text } => text,
        JValue { Value: bool value } => value,
        JValue { Value: long number } => number,
        JValue { Value: BigInteger number } => new Number(number),
        JValue { Value: decimal number } => Number.Parse(number.ToString()),
        _ => Value.Null,
    };

    /// <summary>The JSON token for a value. Secrets are opened: it is for a request's body and nothing else.</summary>
    /// <exception cref="InvalidOperationException">The value holds an unknown.</exception>
    public static JToken FromValue(Value value) => value switch
    {
        SecretValue secret => FromValue(secret.Revealed),
        TextValue text => new JValue(text.Text),
        BooleanValue truth => new JValue(truth.IsTrue),
        NumberValue { Number: var number } => new JRaw(number.ToString()),
        ListValue list => new JArray(list.Select(FromValue)),
        ObjectValue members => new JObject(members.Select(member => new JProperty(member.Key, FromValue(member.Value)))),
        UnknownValue => throw new InvalidOperationException("A request cannot hold what is not known yet."),
        _ => JValue.CreateNull(),
    };
}
