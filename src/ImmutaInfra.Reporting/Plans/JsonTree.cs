using System.Globalization;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Reads members of JSON objects that others have written; what is not of the expected kind counts as absent.</summary>
internal static class JsonTree
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this JObject tree, string name) => tree[name] is JValue { Type: JTokenType.String } text ? (string?)text : null;

    /// <summary>An object, or null.</summary>
    public static JObject? Object(this JObject tree, string name) => tree[name] as JObject;

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JObject> Objects(this JObject tree, string name) => (tree[name] as JArray)?.OfType<JObject>() ?? [];

    /// <summary>The texts of a list.</summary>
    public static IEnumerable<string> Texts(this JObject tree, string name) =>
        (tree[name] as JArray)?.Where(item => item.Type == JTokenType.String).Select(item => (string)item!) ?? [];

    /// <summary>Whether a member is true.</summary>
    public static bool IsTrue(this JObject tree, string name) => tree[name] is JValue { Value: true };

    /// <summary>What is neither an object nor a list.</summary>
    public static Value Scalar(JToken token) => token.Type switch
    {
        JTokenType.String => (string)token!,
        JTokenType.Boolean => (bool)token,
        JTokenType.Integer or JTokenType.Float when Number.TryParse(Convert.ToString(((JValue)token).Value, CultureInfo.InvariantCulture), out var number) => number,
        JTokenType.Integer or JTokenType.Float => token.ToString(),
        _ => Value.Null,
    };
}
