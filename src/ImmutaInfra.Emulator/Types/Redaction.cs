using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>What GET shows in place of credentials.</summary>
internal static class Redaction
{
    private const string Marker = "<REDACTED>";

    // Databricks' token alone comes back without the angle brackets.
    private const string DatabricksMarker = "REDACTED";

    /// <summary>A copy of the configuration as GET gives it.</summary>
    /// <param name="type">The kind of integration.</param>
    /// <param name="config">The configuration with its secrets.</param>
    /// <param name="omit">Whether all that is hidden is left out, in place of a marker.</param>
    public static JObject Of(IntegrationType type, JObject config, bool omit)
    {
        var view = (JObject)config.DeepClone();
        foreach (var row in type.Attributes.Where(row => row.IsHidden))
        {
            if (row.FindHolder(view) is not { } holder || row.Find(view) is not { } value)
            {
                continue;
            }

            if (omit || row.Returned == "omitted")
            {
                holder.Remove(row.Name);
            }
            else if (value is JObject whole)
            {
                HideTexts(whole);
            }
            else
            {
                holder[row.Name] = type.Name == "Databricks" && row.Path == "token" ? DatabricksMarker : Marker;
            }
        }

        return view;
    }

    /// <summary>Whether somebody sent back what GET had shown in place of a secret.</summary>
    public static bool IsMarker(JToken? value) => value is { Type: JTokenType.String }
        && ((string)value!).ToUpperInvariant() is Marker or DatabricksMarker;

    /// <summary>Whether a marker stands for a secret, or for a part of one that is an object.</summary>
    public static bool HoldsMarker(JToken? sent) =>
        IsMarker(sent) || (sent is JObject whole && whole.Descendants().Any(IsMarker));

    /// <summary>
    /// Puts the stored secrets back where a replacement left them out or repeats the marker: nobody but the server knows them.
    /// </summary>
    public static void KeepSecrets(IntegrationType type, JObject stored, JObject replacement)
    {
        var sameLogin = Condition.LoginOf(stored) == Condition.LoginOf(replacement);
        foreach (var row in type.Attributes.Where(row => row.IsHidden))
        {
            if (row.FindHolder(replacement) is not { } holder)
            {
                continue;
            }

            var sent = row.Find(replacement);
            var isMarked = HoldsMarker(sent);
            if (isMarked || (sent is null && sameLogin))
            {
                if (row.Find(stored) is { } kept)
                {
                    holder[row.Name] = kept.DeepClone();
                }
                else if (isMarked)
                {
                    holder.Remove(row.Name);
                }
            }
        }
    }

    private static void HideTexts(JObject whole)
    {
        foreach (var text in whole.Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.String).ToList())
        {
            text.Value = Marker;
        }
    }
}
