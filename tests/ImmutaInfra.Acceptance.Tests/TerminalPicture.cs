using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>Draws what stands in a terminal, with its colours, as an SVG picture.</summary>
internal static partial class TerminalPicture
{
    private const double CharacterWidth = 7.8;
    private const int LineHeight = 18;
    private const int Margin = 16;
    private const int TitleHeight = 30;

    /// <summary>Draws it.</summary>
    /// <param name="command">What was typed.</param>
    /// <param name="output">What came out, with escape codes.</param>
    /// <param name="description">What is to be seen, for who cannot see it.</param>
    public static string Draw(string command, string output, string description)
    {
        string[] lines = [$"\e[1m$ {command}\e[0m", "", .. output.TrimEnd('\n').Split('\n')];
        var columns = lines.Max(line => Escape().Replace(line, "").Length);
        var (width, height) = ((columns * CharacterWidth) + (2 * Margin), (lines.Length * LineHeight) + TitleHeight + Margin);
        var svg = new StringBuilder();
        svg.Append(string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width:0}} {{height}}" width="{{width:0}}" height="{{height}}" role="img" aria-labelledby="title desc">
            <title id="title">{{WebUtility.HtmlEncode(command)}}</title>
            <desc id="desc">{{WebUtility.HtmlEncode(description)}}</desc>
            <style>
            text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; fill: #d8dee9; white-space: pre; }
            .b { font-weight: bold; } .d { fill: #8b95a7; } .r { fill: #ff7b72; } .g { fill: #7ee787; } .y { fill: #e3b341; } .c { fill: #79c0ff; }
            </style>
            <rect width="100%" height="100%" rx="8" fill="#161b22"/>
            <circle cx="18" cy="16" r="5" fill="#ff5f57"/><circle cx="36" cy="16" r="5" fill="#febc2e"/><circle cx="54" cy="16" r="5" fill="#28c840"/>

            """).ReplaceLineEndings("\n"));
        var y = TitleHeight + LineHeight;
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{y}\" xml:space=\"preserve\">{Spans(line)}</text>\n");
            }

            y += LineHeight;
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Spans(string line)
    {
        var (spans, style, at) = (new StringBuilder(), "", 0);
        foreach (Match escape in Escape().Matches(line))
        {
            Write(line[at..escape.Index]);
            style = escape.Groups[1].Value.Split(';').Aggregate(style, (before, code) => code switch
            {
                "" or "0" => "",
                "1" => $"{before} b",
                "2" or "90" => $"{before} d",
                "31" or "91" => $"{before} r",
                "32" or "92" => $"{before} g",
                "33" or "93" => $"{before} y",
                "34" or "36" or "94" or "96" => $"{before} c",
                _ => throw new NotSupportedException($"There is no colour for the code {code}."),
            });
            at = escape.Index + escape.Length;
        }

        Write(line[at..]);
        return spans.ToString();

        void Write(string text)
        {
            if (text.Length > 0)
            {
                spans.Append(style.Length == 0 ? WebUtility.HtmlEncode(text) : $"<tspan class=\"{style.Trim()}\">{WebUtility.HtmlEncode(text)}</tspan>");
            }
        }
    }

    [GeneratedRegex(@"\e\[([0-9;]*)m")]
    private static partial Regex Escape();
}
