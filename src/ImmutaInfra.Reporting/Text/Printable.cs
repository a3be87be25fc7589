using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Makes text from outside safe to print, and knows how wide it is.</summary>
internal static partial class Printable
{
    /// <summary>Characters that stand in quotes as they are; enough of them for most texts.</summary>
    private static readonly SearchValues<char> PlainInQuotes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-_/@+*=()[]<>|&!?'");

    /// <summary>The same text without characters that steer a terminal and without anything that a CI would take for a command; tabs and
    /// line feeds stay.</summary>
    public static string Prose(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return WithoutCommands(text);
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\r' || !IsUnsafe(c))
            {
                clean.Append(c == '\r' ? "" : c);
            }
            else
            {
                AppendEscaped(clean, c);
            }
        }

        return WithoutCommands(clean.ToString());
    }

    /// <summary>The same text with a space without width in everything that a CI would take for a command when it finds it in the output of a
    /// job.</summary>
    /// <remarks>Source: Azure Pipelines, "Logging commands": <c>##vso[…]</c> and <c>##[…]</c> count wherever they stand in a line; GitHub
    /// Actions, "Workflow commands": <c>::name::</c> counts behind the blanks at the start of a line, and words may come to stand there.</remarks>
    public static string WithoutCommands(string text) =>
        text.Contains("##", StringComparison.Ordinal) || text.Contains("::", StringComparison.Ordinal)
            ? Command().Replace(text, command => $"{command.Value[0]}\u200B{command.Value[1]}")
            : text;

    /// <summary>The text on one line, without anything that a CI would take for a command when it finds it in the output of a job.</summary>
    /// <remarks>Source: Azure Pipelines, "Logging commands": <c>##vso[…]</c> and <c>##[…]</c> count wherever they stand in a line.</remarks>
    public static string OneLine(string text)
    {
        var line = Prose(text).Replace('\n', ' ').Replace('\t', ' ').Replace('\u2028', ' ').Replace('\u2029', ' ');
        return line.Contains("##", StringComparison.Ordinal) ? line.Replace("##", "#\u200B#", StringComparison.Ordinal) : line;
    }

    /// <summary>The text in quotes as HCL writes it, on one line.</summary>
    public static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(PlainInQuotes))
        {
            return $"\"{text}\"";
        }

        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '#' when i > 0 && text[i - 1] == '#' => AppendEscaped(quoted, c), // ##vso[ is a command to Azure Pipelines
                '$' or '%' when i + 1 < text.Length && text[i + 1] == '{' => quoted.Append(c).Append(c),
                _ when IsUnsafe(c) => AppendEscaped(quoted, c),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>How many columns a terminal needs for one grapheme cluster.</summary>
    /// <remarks>Source: Unicode Standard Annex 11, the ranges of "wide" and "fullwidth" characters, and the emoji presentation.</remarks>
    public static int WidthOf(ReadOnlySpan<char> cluster)
    {
        if (Rune.DecodeFromUtf16(cluster, out var rune, out _) != OperationStatus.Done)
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            ? 0
            : rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF)
                or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F)
                or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF)
                or (>= 0x20000 and <= 0x3FFFD)
                ? 2
                : 1;
    }

    /// <summary>How many columns a terminal needs for a line.</summary>
    public static int WidthOf(string line)
    {
        if (Ascii.IsValid(line))
        {
            return line.Length;
        }

        var width = 0;
        for (var rest = line.AsSpan(); !rest.IsEmpty;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            width += WidthOf(rest[..length]);
            rest = rest[length..];
        }

        return width;
    }

    /// <summary>Whether a character steers a terminal or the direction of writing instead of being seen.</summary>
    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';

    [GeneratedRegex(@"##(?=\[|vso\[)|(?<!\S)::", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    private static StringBuilder AppendEscaped(StringBuilder text, char c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
