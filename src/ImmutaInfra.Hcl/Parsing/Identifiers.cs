using System.Globalization;
using System.Text;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>What a name may consist of: UAX #31 identifiers, with an underscore at the start and hyphens inside.</summary>
/// <remarks>Source: HCL native syntax specification, "Identifiers".</remarks>
public static class Identifiers
{
    /// <summary>Whether all of the text is one identifier.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => text.Length > 0 && LengthAt(text) == text.Length;

    /// <summary>How many UTF-16 code units the identifier at the start of the text has; 0 where none starts.</summary>
    internal static int LengthAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var c = text[length];
            if (c < 128)
            {
                if (!(char.IsAsciiLetter(c) || c == '_' || (length > 0 && (char.IsAsciiDigit(c) || c == '-'))))
                {
                    break;
                }

                length++;
                continue;
            }

            if (Rune.DecodeFromUtf16(text[length..], out var rune, out var units) != System.Buffers.OperationStatus.Done
                || !(length == 0 ? IsStart(rune) : IsStart(rune) || IsContinuation(rune)))
            {
                break;
            }

            length += units;
        }

        return length;
    }

    private static bool IsStart(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber =>
            rune.Value is not 0x2E2F, // a letter by category, pattern syntax by property
        _ => rune.Value is 0x2118 or 0x212E or 0x309B or 0x309C or 0x1885 or 0x1886, // Other_ID_Start
    };

    private static bool IsContinuation(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.ConnectorPunctuation => true,
        _ => rune.Value is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA, // Other_ID_Continue
    };
}
