using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Resources.BigQuery;

/// <summary>The key file of a Google Cloud service account, given as one text.</summary>
/// <remarks>Source: Immuta documentation, validation tests of Google BigQuery: the account's address ends with
/// <c>@PROJECT.iam.gserviceaccount.com</c>, so that the project comes from the file.</remarks>
internal static class KeyFile
{
    private const int MaxDepth = 16;

    private static readonly string[] Needed = ["client_email", "project_id"];

    /// <summary>What is wrong with it, in words that quote nothing of it, or null.</summary>
    public static string? FindMistake(string text)
    {
        if (TryRead(text) is not { } file)
        {
            return text.TrimStart().StartsWith('{') ? "it is broken JSON" : "it is no JSON object";
        }

        var missing = Needed.Where(name => TextOf(file, name) is null).ToList();
        return missing.Count > 0 ? $"the JSON object has no {string.Join(" and no ", missing)}" : null;
    }

    /// <summary>The project that it belongs to, or null.</summary>
    public static string? FindProject(string text) => TryRead(text) is { } file ? TextOf(file, "project_id") : null;

    private static string? TextOf(JObject file, string name) =>
        file[name] is JValue { Value: string { Length: > 0 } text } ? text : null;

    private static JObject? TryRead(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
