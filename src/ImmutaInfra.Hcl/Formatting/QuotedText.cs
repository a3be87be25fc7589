using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Texts as string literals of the language.</summary>
public static class QuotedText
{
    /// <summary>The text between quotes, escaped so that it means itself: no template, no line break, nothing that cannot be seen.</summary>
    public static string Write(string text) => $"\"{StringEscapes.Encode(text)}\"";
}
