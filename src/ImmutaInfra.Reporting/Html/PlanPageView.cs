using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Html;

/// <summary>Shows a report as one self-contained page, for a browser on a desk or a phone, light or dark, and for print.</summary>
/// <param name="output">Where to write.</param>
public sealed class PlanPageView(TextWriter output)
{
    /// <summary>Changes beyond this many are folded when the page opens.</summary>
    private const int MostUnfolded = 12;

    /// <summary>Writes the page.</summary>
    public void Write(PlanReport report)
    {
        PageHead.Write(output, "Plan for", "ImmutaInfra plan", report.Name, Mood(report), ReportWords.Verdict(report));
        WriteTiles(report);
        output.Write("</header>\n<main>\n");
        if (ReportWords.Checks(report) is { } checks)
        {
            output.Write($"<p class=\"{(ReportWords.AreChecksPartial(report) ? "notice" : "quiet")}\">{checks}</p>\n");
        }

        WriteItems("Errors", "error", [.. ReportWords.Errors(report).Select(PlanWarnings.Say)]);
        WriteItems("Before you agree", "warning", [.. PlanWarnings.Of(report).Select(warning => warning.Text)]);
        WritePlatforms(report);
        WriteChanges("changes", "Changes", report.Changes);
        WriteOutputs(report);
        WriteChanges("drift", "Changed outside of the program", report.Drift);
        if (ReportWords.ApplyCommand(report) is { } command)
        {
            output.Write($"<section id=\"apply\">\n<h2>To do this and nothing else</h2>\n<pre class=\"command\"><span>{HtmlText.Of(command)}</span></pre>\n</section>\n");
        }

        output.Write("</main>\n<footer>\n<dl>\n");
        foreach (var (name, value) in ReportWords.Facts(report))
        {
            output.Write($"<div><dt>{name}</dt><dd><code>{HtmlText.Of(value)}</code></dd></div>\n");
        }

        output.Write("</dl>\n</footer>\n</body>\n</html>\n");
    }

    private static string Mood(PlanReport report) =>
        report.HasErrors ? "bad" : report.Counts is { Replace: > 0 } or { Destroy: > 0 } ? "careful" : report.HasChanges ? "some" : "good";

    private static string Kind(PlannedAction action) => action switch
    {
        PlannedAction.Create => "add",
        PlannedAction.Update => "change",
        PlannedAction.Delete => "destroy",
        PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete => "replace",
        _ => "other",
    };

    private void WriteTiles(PlanReport report)
    {
        var counts = report.Counts;
        output.Write("<ul class=\"tiles\" aria-label=\"Counts\">\n");
        foreach (var (count, word, kind) in new[]
                 {
                     (counts.Replace, "replace", "replace"), (counts.Destroy, "destroy", "destroy"), (counts.Change, "change", "change"),
                     (counts.Add, "add", "add"), (counts.Import, "import", "other"), (report.Unchanged, "unchanged", "other"),
                 })
        {
            if (count > 0 || word != "unchanged")
            {
                output.Write($"<li class=\"{kind}{(count == 0 ? " none" : "")}\"><b>{count:N0}</b> <span>{word}</span></li>\n");
            }
        }

        output.Write("</ul>\n");
    }

    private void WriteItems(string title, string kind, IReadOnlyList<Phrase> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        output.Write($"<section class=\"{kind}\">\n<h2>{title}</h2>\n<ul>\n");
        foreach (var item in items)
        {
            output.Write($"<li>{HtmlText.Of(item)}</li>\n");
        }

        output.Write("</ul>\n</section>\n");
    }

    private void WritePlatforms(PlanReport report)
    {
        var rows = ReportWords.ByPlatform(report);
        if (rows.Count < 2)
        {
            return;
        }

        output.Write("<section>\n<h2>By platform</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Platform</th><th scope=\"col\">Replace</th><th scope=\"col\">Destroy</th><th scope=\"col\">Change</th><th scope=\"col\">Add</th><th scope=\"col\">Import</th></tr></thead>\n<tbody>\n");
        foreach (var (name, isPlatform, counts) in rows)
        {
            var shown = isPlatform ? HtmlText.Of(name) : $"<code>{HtmlText.Of(name)}</code>";
            output.Write($"<tr><th scope=\"row\">{shown}</th>{Cell(counts.Replace, "replace")}{Cell(counts.Destroy, "destroy")}{Cell(counts.Change, "change")}{Cell(counts.Add, "add")}{Cell(counts.Import, "other")}</tr>\n");
        }

        output.Write("</tbody>\n</table></div>\n</section>\n");

        static string Cell(int count, string kind) => count == 0 ? "<td class=\"none\">0</td>" : $"<td class=\"{kind}\">{count:N0}</td>";
    }

    private void WriteChanges(string id, string title, IReadOnlyList<ReportedChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        output.Write($"<section id=\"{id}\">\n<h2>{title}</h2>\n");
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var causes = change.Causes.Count == 0 ? "" : $" because of {string.Join(", ", change.Causes.Select(cause => $"<code>{HtmlText.Of(cause.Name)}</code>"))}";
            var isOpen = i < MostUnfolded && (change.Rank < 2 || changes.Count <= MostUnfolded);
            output.Write($"<details class=\"{Kind(change.Action)}\"{(isOpen ? " open" : "")}>\n<summary><span class=\"badge\" aria-hidden=\"true\">{HtmlText.Of(ReportWords.Symbol(change.Action))}</span> <code class=\"address\">{HtmlText.Of(change.Address)}</code> <span class=\"sentence\">{HtmlText.Of(change.Sentence)}{causes}</span></summary>\n");
            WriteLines(ChangeLines.Of(change));
            output.Write("</details>\n");
        }

        output.Write("</section>\n");
    }

    private void WriteOutputs(PlanReport report)
    {
        if (report.Outputs.Count > 0)
        {
            output.Write("<section id=\"outputs\">\n<h2>Outputs</h2>\n<details class=\"other\" open>\n<summary><span class=\"sentence\">");
            output.Write($"{report.Outputs.Count:N0} output{(report.Outputs.Count == 1 ? " changes" : "s change")}</span></summary>\n");
            WriteLines(ChangeLines.Of(report.Outputs));
            output.Write("</details>\n</section>\n");
        }
    }

    /// <summary>The lines of a diff. The signs stand in the text, so that they are there without colours, for readers' voices and when copied.</summary>
    private void WriteLines(IReadOnlyList<ChangeLine> lines)
    {
        output.Write("<pre>");
        foreach (var line in lines)
        {
            var (kind, sign) = line.Mark switch
            {
                Mark.Add => ("a", "+"),
                Mark.Remove => ("r", "-"),
                Mark.Change => ("c", "~"),
                _ => (line.Text.StartsWith('#') ? "n" : "k", " "),
            };
            output.Write($"<span class=\"{kind}\">{sign} {new string(' ', line.Indent)}{HtmlText.Of(line.Text)}\n</span>");
        }

        output.Write("</pre>\n");
    }
}
