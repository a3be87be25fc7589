using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>Shows drift to people at a terminal.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
/// <param name="zone">The reader's time zone; null for universal time.</param>
public sealed class DriftTextView(TextWriter output, TextOptions options, TimeZoneInfo? zone = null)
{
    private readonly Ink _ink = new(options.UsesColor);

    /// <summary>Writes the report.</summary>
    public void Write(DriftReport report)
    {
        var verdict = $"{DriftWords.Verdict(report)}{(report.Servers.Count > 0 ? $", at {Printable.OneLine(string.Join(" and ", report.Servers))}" : "")}";
        var isClean = report is { HasErrors: false, HasLooked: true } && report.Findings.All(each => each.Finding.Kind == DriftKind.Busy);
        output.WriteLine($"{_ink.Bold(Printable.OneLine(report.Name))}: {(isClean ? _ink.Green(verdict) : _ink.BoldYellow(verdict))}");
        foreach (var drift in report.Findings)
        {
            output.WriteLine();
            output.WriteLine($"{Symbol(drift.Finding.Kind)} {_ink.Bold(Printable.OneLine(drift.Finding.Name))} {Printable.OneLine(DriftWords.Sentence(drift))}");
            output.WriteLine(_ink.Gray($"    {DriftWords.Since(drift, zone)}"));
            WriteDetail(drift.Finding);
        }

        var notes = DriftWords.Notes(report, zone).ToList();
        if (notes.Count > 0)
        {
            output.WriteLine();
        }

        foreach (var note in notes)
        {
            output.WriteLine(Printable.OneLine(note));
        }
    }

    private void WriteDetail(DriftFinding finding)
    {
        if (finding.Changes.Length > 0)
        {
            var text = new TextLines(output, _ink);
            foreach (var line in DriftLines.Of(finding))
            {
                text.Write(line.Indent + 4, line.Mark, line.Mark == Mark.None && line.Text.StartsWith('#') ? _ink.Gray(line.Text) : line.Text);
            }
        }

        foreach (var test in finding.FailedTests)
        {
            output.WriteLine($"    {_ink.Red("!")} {Printable.OneLine(DriftWords.Of(test).ToString())}");
        }
    }

    private string Symbol(DriftKind kind) => kind switch
    {
        DriftKind.Changed => _ink.Yellow("~"),
        DriftKind.Missing or DriftKind.Disabled => _ink.Red("-"),
        DriftKind.Unhealthy => _ink.Red("!"),
        DriftKind.Busy => _ink.Gray("…"),
        _ => _ink.Cyan("?"),
    };
}
