using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ImmutaInfra.Reporting.Tests.Markdown;

/// <summary>Reads a comment with a Markdown library and makes sure that nothing in it is markup but what we wrote.</summary>
internal static partial class WellFormed
{
    // What the hosts understand beyond CommonMark.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().UseEmojiAndSmiley().Build();

    /// <summary>Null, or what is wrong.</summary>
    public static string? FindFault(string markdown)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        var depth = 0;
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case FencedCodeBlock { ClosingFencedCharCount: 0 }:
                    return "a fence is open";
                case FencedCodeBlock { Info: not ("diff" or "sh") }:
                    return "a fence is not ours";
                case HtmlBlock html:
                    foreach (var line in html.Lines.ToString().Split('\n'))
                    {
                        if (!Tag().IsMatch(line))
                        {
                            return $"a tag is not ours: {line}";
                        }

                        depth += line.StartsWith("<details>", StringComparison.Ordinal) ? 1 : line.StartsWith("</details>", StringComparison.Ordinal) ? -1 : 0;
                        if (depth is < 0 or > 1)
                        {
                            return "folds are not in order";
                        }
                    }

                    break;
                case LinkInline or AutolinkInline or HtmlInline:
                    return $"a link or tag is not ours: {markdown.Substring(node.Span.Start, Math.Min(node.Span.Length, 200))}";
                case HeadingBlock { Level: not (3 or 4) }:
                    return "a heading is not ours";
                case CodeBlock and not FencedCodeBlock:
                    return "indented code is not ours";
                default:
                    break;
            }
        }

        return depth != 0 ? "a fold is open" : FindMention(document);
    }

    /// <summary>Hosts look for mentions in what is left as text, outside of code.</summary>
    private static string? FindMention(MarkdownDocument document)
    {
        var html = document.ToHtml(Pipeline);
        var text = System.Net.WebUtility.HtmlDecode(AnyTag().Replace(CodeText().Replace(html, " "), " "));
        return Mention().Match(text) is { Success: true } mention ? $"somebody or something is mentioned: {text[Math.Max(mention.Index - 80, 0)..Math.Min(mention.Index + 40, text.Length)]}" : null;
    }

    [GeneratedRegex(@"^(<!-- immutainfra:(preview|digest) [A-Za-z0-9/_.@%: -]*(?<!-)-->|<details>|</details>|<summary>([^<>]|</?b>|</?code>)*</summary>|)$")]
    private static partial Regex Tag();

    [GeneratedRegex("<(code|pre)[^>]*>.*?</(code|pre)>", RegexOptions.Singleline)]
    private static partial Regex CodeText();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"[@#!%~$][A-Za-z0-9]|GH-\d|https?://|www\.|^\s*/[a-z]", RegexOptions.Multiline)]
    private static partial Regex Mention();
}
