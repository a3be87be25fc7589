using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>Resolves escapes in the text of templates, and writes them.</summary>
/// <remarks>Source: HCL native syntax specification, "Template Literals".</remarks>
internal static class StringEscapes
{
    /// <summary>Resolves <c>\n</c>, <c>\u00e9</c>, <c>$${</c> …</summary>
    /// <param name="text">The text of one line.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="report">Takes what is no escape; it stays in the text as it is.</param>
    public static string DecodeQuoted(ReadOnlySpan<char> text, SourceSpan span, Action<Diagnostic> report)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\\')
            {
                i += CopyOne(text[i..], result);
                continue;
            }

            var selector = i + 1 < text.Length ? text[i + 1] : '\0';
            var length = 2;
            switch (selector)
            {
                case 'n':
                    result.Append('\n');
                    break;
                case 'r':
                    result.Append('\r');
                    break;
                case 't':
                    result.Append('\t');
                    break;
                case '"' or '\\':
                    result.Append(selector);
                    break;
                case 'u' or 'U':
                    length = DecodeUnicode(text[i..], selector == 'u' ? 4 : 8, result);
                    if (length < 0)
                    {
                        length = -length;
                        report(SyntaxDiagnostics.InvalidUnicodeEscape(Piece(span, text, i, length), selector));
                    }

                    break;
                default:
                    length = Math.Min(char.IsHighSurrogate(selector) ? 3 : 2, text.Length - i);
                    var symbol = text.Slice(i + 1, length - 1).ToString();
                    report(SyntaxDiagnostics.InvalidEscape(Piece(span, text, i, length), symbol));
                    result.Append(symbol);
                    break;
            }

            i += length;
        }

        return result.ToString();
    }

    /// <summary>Resolves <c>$${</c> and <c>%%{</c>, all that is special outside quotes.</summary>
    public static string DecodeTemplate(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            i += CopyOne(text[i..], result);
        }

        return result.ToString();
    }

    /// <summary>Writes a text so that, between quotes, it means itself.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            var beforeBrace = i + 1 < runes.Length && runes[i + 1].Value == '{';
            _ = rune.Value switch
            {
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '$' or '%' when beforeBrace => result.Append((char)rune.Value).Append((char)rune.Value),
                _ when IsPrintable(rune) => result.Append(rune.ToString()),
                < 0x10000 => result.Append("\\u").Append(rune.Value.ToString("x4")),
                _ => result.Append("\\U").Append(rune.Value.ToString("x8")),
            };
        }

        return result.ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);

    /// <summary>Copies one character, or resolves <c>$${</c>; gives how many were taken.</summary>
    private static int CopyOne(ReadOnlySpan<char> text, StringBuilder result)
    {
        if (text[0] is '$' or '%' && text.Length > 2 && text[1] == text[0] && text[2] == '{')
        {
            result.Append(text[0]).Append('{');
            return 3;
        }

        result.Append(text[0]);
        return 1;
    }

    /// <returns>How long the escape is; negative where it is none.</returns>
    private static int DecodeUnicode(ReadOnlySpan<char> text, int digits, StringBuilder result)
    {
        var length = 2;
        while (length < text.Length && length < 2 + digits && char.IsAsciiHexDigit(text[length]))
        {
            length++;
        }

        if (length < 2 + digits)
        {
            result.Append(text[..length]);
            return -length;
        }

        var value = uint.Parse(text[2..length], NumberStyles.AllowHexSpecifier);
        result.Append(Rune.IsValid(value) ? new Rune(value).ToString() : "\uFFFD");
        return length;
    }

    private static SourceSpan Piece(SourceSpan span, ReadOnlySpan<char> text, int start, int length)
    {
        var from = LexedText.Advance(span.Start, text[..start], isAscii: false);
        return new SourceSpan(span.File, from, LexedText.Advance(from, text.Slice(start, length), isAscii: false));
    }
}
