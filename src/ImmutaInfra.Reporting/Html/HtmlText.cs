using System.Net;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Html;

/// <summary>Writes words of others into HTML so that they stay words, in text and in attributes.</summary>
internal static class HtmlText
{
    /// <summary>The text; characters that steer the direction of writing are made visible.</summary>
    public static string Of(string text) => WebUtility.HtmlEncode(Printable.Prose(text));

    /// <summary>A phrase.</summary>
    public static string Of(Phrase phrase) =>
        string.Concat(phrase.Parts.Select(part => part.Kind == PhraseKind.Code ? $"<code>{Of(part.Text)}</code>" : Of(part.Text)));
}
