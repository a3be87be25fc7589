using System.Text;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>The page of all messages by code.</summary>
internal static class ErrorReference
{
    private static readonly (int From, int To, string Title)[] Areas =
    [
        (1000, 1499, "Reading the language"),
        (1500, 1899, "Reading the configuration"),
        (1900, 1999, "The command line and its stacks"),
        (2000, 2999, "Evaluating expressions"),
        (3000, 3999, "Planning"),
        (4000, 4999, "State, saved plans and applying"),
        (5000, 5999, "The Immuta API"),
        (6000, 6999, "Resources and the provider plugin"),
        (7000, 8999, "Drift, reports and pull requests"),
        (9000, 9999, "Mistakes in ImmutaInfra itself"),
    ];

    /// <summary>Writes it.</summary>
    public static string Write(IReadOnlyList<Catalogue.Message> messages)
    {
        var page = new StringBuilder("""
            <!-- Generated from the catalogues of messages: UPDATE_BASELINES=1 dotnet test tests/ImmutaInfra.Cli.Tests writes it anew. -->

            # Messages by code

            Each message has a code that never changes its meaning, a summary, the place, what was seen and expected, and what to do. Below, `…` stands
            for what differs each time. `5` and the status stands for an answer of Immuta that has no message of its own: IMI5409 is HTTP 409.

            """.ReplaceLineEndings("\n"));
        foreach (var (from, to, title) in Areas)
        {
            var within = messages.Where(message => int.Parse(message.Code.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture) is var code && code >= from && code <= to).ToList();
            page.Append($"\n## {title}\n\n| code | message | what it says | what to do |\n|---|---|---|---|\n");
            foreach (var message in within)
            {
                page.Append($"| <a id=\"{message.Code.ToLowerInvariant()}\"></a>{message.Code} | {Cell([message.Summary])}{(message.IsError ? "" : " *(warning)*")} | {Cell(message.Details)} | {Cell(message.Hints)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(IReadOnlyList<string> sentences) => string.Join("<br>", sentences
        .Select(sentence => sentence.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)));
}
