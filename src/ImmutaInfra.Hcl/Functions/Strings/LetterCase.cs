using System.Text;

namespace ImmutaInfra.Hcl.Functions.Strings;

/// <summary>Upper, lower and title case, letter by letter, as Go's <c>unicode</c> package maps them.</summary>
internal static class LetterCase
{
    public static string Upper(string text) => string.Concat(text.EnumerateRunes().Select(rune => Upper(rune).ToString()));

    public static string Lower(string text) => string.Concat(text.EnumerateRunes().Select(rune => Lower(rune).ToString()));

    /// <summary>The form for the beginning of a word; it differs from upper case for the four double letters only.</summary>
    public static Rune Title(Rune rune) => rune.Value switch
    {
        >= 0x1C4 and <= 0x1C6 => new Rune(0x1C5),
        >= 0x1C7 and <= 0x1C9 => new Rune(0x1C8),
        >= 0x1CA and <= 0x1CC => new Rune(0x1CB),
        >= 0x1F1 and <= 0x1F3 => new Rune(0x1F2),
        _ => Upper(rune),
    };

    // .NET leaves the Turkish letters alone, which mean something else in Turkish.
    private static Rune Upper(Rune rune) => rune.Value == 0x131 ? new Rune('I') : Rune.ToUpperInvariant(rune);

    private static Rune Lower(Rune rune) => rune.Value == 0x130 ? new Rune('i') : Rune.ToLowerInvariant(rune);
}
