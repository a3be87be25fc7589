using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Fuzzing;

/// <summary>Changes JSON so that it stays JSON: values of other types, members that are missing, doubled or strange.</summary>
public sealed class JsonMutation(FuzzRandom random, IReadOnlyList<string> seeds)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-0.0", "9223372036854775808", "123456789012345678901234567890.5", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"NaN\"",
        "\"2026-03-01T12:00:00Z\"", "\"v1:AAAA:BBBB:CCCC\"", "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "\"urn:pulumi:dev::tenant::immuta:index:S3Integration::x\"", "\"urn:pulumi::\"", "\"1b47061264138c4ac30d75fd1eb44270\"",
        "[]", "{}", "[null]", "[[]]", "{\"\":null}", "{\"a\":{\"b\":[1,\"x\"]}}", "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"ciphertext\":\"v1:x:y\"}",
        "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"plaintext\":\"{\"}", "[{\"id\":7}]", "\"create\"", "\"delete\"", "[\"delete\",\"create\"]",
    ];

    /// <summary>A seed, changed a few times.</summary>
    public string Next() => Next(random.Pick(seeds));

    /// <summary>This text, changed a few times. One that is no JSON is changed as any text is.</summary>
    public string Next(string text)
    {
        if (random.OnceIn(5) || TryParse(text) is not { } root)
        {
            return new Mutation(random, seeds).Change(text);
        }

        var holder = new JArray(root);
        for (var count = 1 + random.Below(3); count > 0; count--)
        {
            Change(holder);
        }

        return random.OnceIn(60) ? new string('[', 3000) + holder[0].ToString(Formatting.None) : (holder.Count > 0 ? holder[0] : JValue.CreateNull()).ToString(Formatting.None);
    }

    /// <summary>Reads JSON without touching its texts and numbers; null where it is none.</summary>
    public static JToken? TryParse(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 2000 };
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Change(JArray holder)
    {
        var all = holder.Descendants().Where(token => token is not JProperty).ToList();
        if (all.Count == 0)
        {
            holder.Add(JValue.CreateNull());
            return;
        }

        var one = random.Pick(all);
        switch (random.Below(8))
        {
            case 0:
                Remove(one);
                break;
            case 1 when one.Parent is JProperty { Parent: JObject members } property:
                members[$"{property.Name}{random.Pick(["2", "", " ", "é", ".x"])}"] = one.DeepClone();
                break;
            case 2:
                one.Replace(random.Pick(all).DeepClone());
                break;
            case 3 when one.Parent is JArray list:
                list.Insert(random.Below(list.Count + 1), random.Pick(all).DeepClone());
                break;
            case 4 when one is JValue { Value: string text }:
                one.Replace(new JValue(new Mutation(random, [text]).Change(text)));
                break;
            case 5:
                one.Replace(random.OnceIn(2) ? new JArray(one.DeepClone()) : new JObject(new JProperty(random.Pick(["value", "id", "a"]), one.DeepClone())));
                break;
            default:
                one.Replace(new JRaw(random.Pick(Values)));
                break;
        }
    }

    private static void Remove(JToken one)
    {
        if (one.Parent is JProperty property)
        {
            property.Remove();
        }
        else if (one.Parent?.Parent is not null)
        {
            one.Remove();
        }
    }
}
