using System.Text.RegularExpressions;

namespace ImmutaInfra.Reporting.Tests.Html;

/// <summary>Reads a page tag by tag and makes sure that all are ours and in order.</summary>
internal static partial class WellFormedPage
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "html", "head", "title", "style", "body", "header", "main", "footer", "section", "p", "h1", "h2", "ul", "li", "b", "span", "code", "pre", "details", "summary",
        "div", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
    };

    /// <summary>Null, or what is wrong.</summary>
    public static string? FindFault(string page)
    {
        var open = new Stack<string>();
        var body = Style().Replace(page, "<style></style>");
        foreach (Match tag in Tag().Matches(body))
        {
            var name = tag.Groups["name"].Value;
            if (name is "meta" || tag.Value.StartsWith("<!DOCTYPE", StringComparison.Ordinal))
            {
                continue;
            }

            if (!Known.Contains(name) || tag.Value.Contains(" on", StringComparison.Ordinal) || tag.Value.Contains("href", StringComparison.Ordinal) || tag.Value.Contains("src", StringComparison.Ordinal))
            {
                return $"a tag is not ours: {tag.Value}";
            }

            if (!tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                open.Push(name);
            }
            else if (!open.TryPop(out var last) || last != name)
            {
                return $"{tag.Value} closes {last}";
            }
        }

        return open.Count > 0 ? $"{open.Peek()} is open" : null;
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("</?(?<name>[A-Za-z][A-Za-z0-9]*)[^>]*>|<!DOCTYPE html>|<")]
    private static partial Regex Tag();
}
