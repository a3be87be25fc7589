using System.Text;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Markdown;

/// <summary>Writes words of others into Markdown so that they stay words: no markup, no tags, no links, no mentions of people or issues, no commands
/// to the host.</summary>
/// <remarks>Source: CommonMark 0.31, "Backslash escapes", "Code spans", "Fenced code blocks"; GitHub Flavored Markdown, "Autolinks (extension)"; GitLab,
/// "GitLab Flavored Markdown", references; Azure DevOps, "Markdown syntax", mentions. Hosts look for mentions in the text that Markdown leaves, so
/// escaping does not stop them: a space without width behind the sign does.</remarks>
internal static class MarkdownText
{
    private const char NoWidth = '\u200B';

    /// <summary>Prose from outside, on one line.</summary>
    public static string Escape(string text)
    {
        var line = OneLine(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;").Append(NoWidth),
                '$' => escaped.Append("&#36;").Append(NoWidth),
                ':' when i + 1 == line.Length || line[i + 1] == ' ' => escaped.Append(c),
                '@' or '#' or '!' or '%' or '~' or ':' => escaped.Append('\\').Append(c).Append(i + 1 < line.Length && line[i + 1] != ' ' ? $"{NoWidth}" : ""),
                '-' when i >= 2 && line.AsSpan(i - 2, 2).Equals("GH", StringComparison.OrdinalIgnoreCase) => escaped.Append("\\-").Append(NoWidth),
                '.' when i >= 3 && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) => escaped.Append(NoWidth).Append('.'),
                ',' or '.' or ';' or '/' or '?' => escaped.Append(c),
                _ when char.IsAsciiLetterOrDigit(c) || c == ' ' || c > '\u007f' => escaped.Append(c),
                _ => escaped.Append('\\').Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A name or value from outside as a code span. Not for cells of tables.</summary>
    public static string Code(string text)
    {
        var line = OneLine(text);
        if (string.IsNullOrWhiteSpace(line))
        {
            return "*(empty)*";
        }

        var fence = new string('`', LongestRun(line) + 1);
        var padding = line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{padding}{line}{padding}{fence}";
    }

    /// <summary>A phrase.</summary>
    public static string Of(Phrase phrase) => string.Concat(phrase.Parts.Select(part => part.Kind switch
    {
        PhraseKind.Code => Code(part.Text),
        PhraseKind.Words => Escape(part.Text),
        _ => part.Text.Replace("_", "\\_", StringComparison.Ordinal),
    }));

    /// <summary>Text from outside inside of an HTML tag that stands in Markdown, on one line.</summary>
    public static string Html(string text) => System.Net.WebUtility.HtmlEncode(OneLine(text));

    /// <summary>Lines in a fence that none of them closes.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="lines">The lines; each begins with a character of ours.</param>
    /// <param name="language">What colours them.</param>
    public static void Fence(StringBuilder output, IReadOnlyList<string> lines, string language = "diff")
    {
        var fence = new string('`', Math.Max(lines.Select(LongestRun).DefaultIfEmpty().Max() + 1, 3));
        output.Append(fence).Append(language).Append('\n');
        foreach (var line in lines)
        {
            output.Append(line).Append('\n');
        }

        output.Append(fence).Append('\n');
    }

    /// <summary>A text as one part of a hidden comment: no character in it ends the comment.</summary>
    public static string Hidden(string text)
    {
        var hidden = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)unit;
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '.' or '@' || (c == '-' && hidden is [.., not '-']))
            {
                hidden.Append(c);
            }
            else
            {
                hidden.Append('%').Append(unit.ToString("X2"));
            }
        }

        return hidden.ToString();
    }

    /// <summary>The text on one line, characters that steer made visible, never longer than a report has room for.</summary>
    private static string OneLine(string text)
    {
        const int Longest = 600;
        var line = Printable.OneLine(text);
        return line.Length <= Longest ? line : $"{line.AsSpan(0, char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)}...";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
