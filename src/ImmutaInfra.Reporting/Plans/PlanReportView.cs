using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Shows a report to people at a terminal: warnings first, then each change, the most important first, then the counts.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
public sealed class PlanReportView(TextWriter output, TextOptions options)
{
    private readonly Ink _ink = new(options.UsesColor);

    /// <summary>Writes the report.</summary>
    public void Write(PlanReport report)
    {
        output.WriteLine($"{_ink.Bold(Printable.OneLine(report.Name))}: {_ink.Bold(ReportWords.Verdict(report))}");
        if (ReportWords.Checks(report) is { } checks)
        {
            output.WriteLine(ReportWords.AreChecksPartial(report) ? _ink.Yellow(checks) : _ink.Gray(checks));
        }

        output.WriteLine();
        WriteWarnings(report);
        WriteChanges(report.Changes);
        if (report.Outputs.Count > 0)
        {
            output.WriteLine("Changes to Outputs:");
            WriteLines(ChangeLines.Of(report.Outputs));
            output.WriteLine();
        }

        if (report.Drift.Count > 0)
        {
            output.WriteLine(_ink.Bold(_ink.Cyan("Changed outside of the program:")));
            WriteChanges(report.Drift);
        }

        foreach (var (name, value) in ReportWords.Facts(report))
        {
            output.WriteLine(_ink.Gray($"{name}: {Printable.OneLine(value)}"));
        }

        if (!report.HasErrors)
        {
            output.WriteLine(_ink.Bold(PlanView.Summary(report.Counts)));
        }
    }

    private void WriteWarnings(PlanReport report)
    {
        var warnings = PlanWarnings.Of(report);
        foreach (var error in report.Diagnostics.Where(message => message.Severity == Severity.Error))
        {
            WriteItem(_ink.BoldRed("error"), PlanWarnings.Say(error));
        }

        foreach (var warning in warnings)
        {
            WriteItem(_ink.BoldYellow("!"), warning.Text);
        }

        if (warnings.Count > 0 || report.HasErrors)
        {
            output.WriteLine();
        }
    }

    private void WriteItem(string mark, Phrase text)
    {
        var first = true;
        foreach (var line in Prose.Wrap(Printable.OneLine(text.ToString()), Math.Max(options.Width - 4, 20)))
        {
            output.WriteLine(first ? $"{mark} {line}" : $"  {line}");
            first = false;
        }
    }

    private void WriteChanges(IReadOnlyList<ReportedChange> changes)
    {
        foreach (var change in changes)
        {
            var sentence = change.IsReplacement || change.Action == PlannedAction.Delete ? _ink.BoldRed(change.Sentence) : _ink.Bold(change.Sentence);
            output.WriteLine($"{ActionWords.Symbol(change.Action, _ink).Trim()} {_ink.Bold(Printable.OneLine(change.Address))} {sentence}");
            WriteLines(ChangeLines.Of(change));
            output.WriteLine();
        }
    }

    private void WriteLines(IReadOnlyList<ChangeLine> lines)
    {
        var text = new TextLines(output, _ink);
        foreach (var line in lines)
        {
            text.Write(line.Indent + 4, line.Mark, line.Mark == Mark.None && line.Text.StartsWith('#') ? _ink.Gray(line.Text) : line.Text);
        }
    }
}
