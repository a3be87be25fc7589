using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Html;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>Shows drift and its history as one self-contained page, for a browser on a desk or a phone, light or dark, and for print.</summary>
/// <param name="output">Where to write.</param>
public sealed class DriftPageView(TextWriter output)
{
    private const int MostUnfolded = 12;

    /// <summary>Writes the page.</summary>
    /// <param name="report">The last round; null where there was none yet.</param>
    /// <param name="memory">What is remembered.</param>
    /// <param name="name">The stack.</param>
    /// <param name="next">When the next round begins, for the page of a service; null for a report.</param>
    public void Write(DriftReport? report, DriftMemory memory, string name, DateTimeOffset? next = null)
    {
        var verdict = report is null ? "no round has ended yet" : DriftWords.Verdict(report);
        PageHead.Write(output, "Drift of", "ImmutaInfra drift", name, Mood(report), verdict, isLive: next is not null);
        if (report is not null)
        {
            WriteTiles(report);
        }

        output.Write("</header>\n<main>\n");
        if (report is not null)
        {
            WriteErrors(report);
            WriteFindings(report);
            foreach (var note in DriftWords.Notes(report))
            {
                output.Write($"<p class=\"quiet\">{HtmlText.Of(note)}</p>\n");
            }
        }

        WriteResolved(memory);
        WriteRounds(memory);
        output.Write("</main>\n<footer>\n<dl>\n");
        if (report is not null)
        {
            WriteFact("Looked at", $"{DriftWords.Time(report.At)}, in {DriftWords.Seconds(report.Duration)}");
        }

        if (next is { } time)
        {
            WriteFact("Next round", DriftWords.Time(time));
        }

        output.Write("</dl>\n</footer>\n</body>\n</html>\n");
    }

    private static string Mood(DriftReport? report) => report switch
    {
        null => "some",
        { HasErrors: true } => "bad",
        { HasLooked: false } => "some",
        _ when report.Findings.Any(each => each.Finding.Kind is DriftKind.Missing or DriftKind.Disabled or DriftKind.Unhealthy) => "bad",
        _ when report.Findings.Any(each => each.Finding.Kind != DriftKind.Busy) => "some",
        _ => "good",
    };

    private static string Style(DriftKind kind) => kind switch
    {
        DriftKind.Missing or DriftKind.Disabled => "destroy",
        DriftKind.Unhealthy => "replace",
        DriftKind.Changed => "change",
        _ => "other",
    };

    private void WriteFact(string name, string value) => output.Write($"<div><dt>{name}</dt><dd>{HtmlText.Of(value)}</dd></div>\n");

    private void WriteTiles(DriftReport report)
    {
        output.Write("<ul class=\"tiles\" aria-label=\"Findings by kind\">\n");
        foreach (var kind in DriftWords.Kinds)
        {
            var count = report.Findings.Count(each => each.Finding.Kind == kind);
            if (count > 0 || kind != DriftKind.Busy)
            {
                output.Write($"<li class=\"{Style(kind)}{(count == 0 ? " none" : "")}\"><b>{count:N0}</b> <span>{DriftWords.Word(kind)}</span></li>\n");
            }
        }

        output.Write("</ul>\n");
    }

    private void WriteErrors(DriftReport report)
    {
        var errors = report.Diagnostics.Where(message => message.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            output.Write("<section class=\"error\">\n<h2>Errors</h2>\n<ul>\n");
            foreach (var error in errors)
            {
                output.Write($"<li>{HtmlText.Of(PlanWarnings.Say(error))}</li>\n");
            }

            output.Write("</ul>\n</section>\n");
        }
    }

    private void WriteFindings(DriftReport report)
    {
        if (report.Findings.Count == 0)
        {
            return;
        }

        output.Write("<section id=\"findings\">\n<h2>Findings</h2>\n");
        for (var i = 0; i < report.Findings.Count; i++)
        {
            var drift = report.Findings[i];
            output.Write($"<details class=\"{Style(drift.Finding.Kind)}\"{(i < MostUnfolded && drift.Finding.Kind != DriftKind.Unmanaged ? " open" : "")}>\n<summary><span class=\"kind\">{DriftWords.Word(drift.Finding.Kind)}</span> <code class=\"address\">{HtmlText.Of(drift.Finding.Name)}</code> <span class=\"sentence\">{HtmlText.Of(DriftWords.Sentence(drift))}, {DriftWords.Since(drift)}</span></summary>\n<pre>");
            foreach (var line in DriftLines.Of(drift.Finding).Where(_ => drift.Finding.Changes.Length > 0))
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

            foreach (var test in drift.Finding.FailedTests)
            {
                output.Write($"<span class=\"r\">! {HtmlText.Of(Printable.OneLine(DriftWords.Of(test).ToString()))}\n</span>");
            }

            output.Write($"<span class=\"n\">  id {HtmlText.Of(drift.Finding.Id)}\n</span></pre>\n</details>\n");
        }

        output.Write("</section>\n");
    }

    private void WriteResolved(DriftMemory memory)
    {
        if (memory.Resolved.Count == 0)
        {
            return;
        }

        output.Write("<section id=\"resolved\">\n<h2>Resolved</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Resource</th><th scope=\"col\">Was</th><th scope=\"col\">First seen</th><th scope=\"col\">Resolved</th></tr></thead>\n<tbody>\n");
        foreach (var each in memory.Resolved)
        {
            output.Write($"<tr><th scope=\"row\"><code>{HtmlText.Of(each.Name)}</code></th><td>{DriftWords.Word(each.Kind)}</td><td>{DriftWords.Time(each.FirstSeen)}</td><td>{DriftWords.Time(each.ResolvedAt)}</td></tr>\n");
        }

        output.Write("</tbody>\n</table></div>\n</section>\n");
    }

    private void WriteRounds(DriftMemory memory)
    {
        if (memory.Rounds.Count == 0)
        {
            return;
        }

        output.Write("<section id=\"rounds\">\n<h2>Rounds</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Began</th><th scope=\"col\">Took</th><th scope=\"col\">Found</th><th scope=\"col\">Errors</th></tr></thead>\n<tbody>\n");
        foreach (var round in memory.Rounds)
        {
            var found = string.Join(", ", DriftWords.Kinds.Where(round.Findings.ContainsKey).Select(kind => $"{round.Findings[kind]:N0} {DriftWords.Word(kind)}"));
            output.Write($"<tr><th scope=\"row\">{DriftWords.Time(round.At)}</th><td>{DriftWords.Seconds(round.Duration)}</td><td>{(found.Length == 0 ? "nothing" : found)}</td><td>{HtmlText.Of(round.Errors.Count == 0 ? "none" : string.Join(", ", round.Errors))}</td></tr>\n");
        }

        output.Write("</tbody>\n</table></div>\n</section>\n");
    }
}
