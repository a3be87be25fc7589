using ImmutaInfra.Core.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Reads the values of Pulumi's JSON: secrets, unknowns and other things that have a form of their own there.</summary>
/// <remarks>Source: Pulumi's protocol, "value encoding": signature objects and the sentinels of unknown values.</remarks>
internal static class PulumiValues
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    private const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Masked = "[secret]";

    private static readonly HashSet<string> Unknowns = new(StringComparer.Ordinal)
    {
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // text, and anything
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // truth value
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
        "030794c1-ac77-496b-92df-f27374a8bd58", // asset
        "e48ece36-62e2-4504-bad9-02848725956a", // archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    };

    /// <summary>The value that a token stands for.</summary>
    public static Value Of(JToken? token) => token switch
    {
        null => Value.Null,
        JObject members when members.ContainsKey(Signature) => Special(members),
        JObject members => new ObjectValue(members.Properties().Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))),
        JArray items => new ListValue(items.Select(Of)),
        JValue { Value: Masked } => SecretValue.Of(Masked),
        JValue { Value: string text } when Unknowns.Contains(text) => Value.Unknown,
        _ => JsonTree.Scalar(token),
    };

    private static Value Special(JObject members) => members.Text(Signature) switch
    {
        Output when members["value"] is null => members.IsTrue("secret") ? SecretValue.Of(Value.Unknown) : Value.Unknown,
        Output => members.IsTrue("secret") ? SecretValue.Of(Of(members["value"])) : Of(members["value"]),
        Asset => $"(asset {members.Text("hash")})",
        Archive => $"(archive {members.Text("hash")})",
        Resource => members.Text("urn") ?? "",
        Secret when members.Text("plaintext") is { } plaintext => SecretValue.Of(Opened(plaintext)),

        // A form that is not known may be a secret's.
        _ => SecretValue.Of(members.Text("ciphertext") ?? members.ToString(Newtonsoft.Json.Formatting.None)),
    };

    // The text is JSON; that it is no more than hidden does not need its form.
    private static Value Opened(string plaintext)
    {
        try
        {
            using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(plaintext)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None, MaxDepth = 64 };
            return Of(JToken.ReadFrom(reader));
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return plaintext;
        }
    }
}
