using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>Shows drift as Markdown: for a job's summary, an issue, a file.</summary>
/// <param name="longest">The most characters that the text may have; what is left out is counted.</param>
public sealed class DriftMarkdownView(int longest = DriftMarkdownView.LongestOfGitHub)
{
    /// <summary>What an issue on GitHub has room for.</summary>
    public const int LongestOfGitHub = 65_000;

    private const int MostLines = 100;
    private const int RoomForEnd = 400;

    /// <summary>The hidden line by which an issue about a stack is found again.</summary>
    /// <param name="name">The stack.</param>
    public static string Marker(string name) => $"<!-- immutainfra:drift {MarkdownText.Hidden(name)} -->";

    /// <summary>The text.</summary>
    public string Render(DriftReport report)
    {
        var text = new StringBuilder();
        text.Append(Marker(report.Name)).Append('\n');
        text.Append("### Drift of ").Append(MarkdownText.Code(report.Name)).Append("\n\n");
        text.Append(DriftWords.Verdict(report)).Append(" (").Append(DriftWords.Time(report.At)).Append(").\n\n");
        var left = 0;
        foreach (var drift in report.Findings)
        {
            var section = Section(drift);
            if (text.Length + section.Length > longest - RoomForEnd)
            {
                left++;
            }
            else
            {
                text.Append(section);
            }
        }

        if (left > 0)
        {
            text.Append("\n*").Append(DriftWords.Count(left, "more finding")).Append(" left out for want of room.*\n");
        }

        var rest = new StringBuilder();
        foreach (var note in DriftWords.Notes(report).Select(MarkdownText.Escape)
            .Concat(report.Diagnostics.Where(message => message.Severity == Severity.Error).Select(message => MarkdownText.Of(PlanWarnings.Say(message)))))
        {
            if (text.Length + rest.Length + note.Length < longest)
            {
                rest.Append("- ").Append(note).Append('\n');
            }
        }

        return text.Append(rest.Length > 0 ? $"\n{rest}" : "").ToString();
    }

    private static string Section(ReportedDrift drift)
    {
        var section = new StringBuilder();
        section.Append("- **").Append(DriftWords.Word(drift.Finding.Kind)).Append("** ").Append(MarkdownText.Code(drift.Finding.Name)).Append(' ')
            .Append(MarkdownText.Escape(DriftWords.Sentence(drift))).Append(", ").Append(DriftWords.Since(drift)).Append('\n');
        foreach (var test in drift.Finding.FailedTests.Where(test => test.Message is not null))
        {
            section.Append("  - ").Append(MarkdownText.Of(DriftWords.Of(test))).Append('\n');
        }

        if (drift.Finding.Changes.Length > 0)
        {
            section.Append('\n');
            MarkdownText.Fence(section, [.. DriftLines.Of(drift.Finding, MostLines).Select(Line)]);
            section.Append('\n');
        }

        return section.ToString();
    }

    private static string Line(ChangeLine line) => $"{line.Mark switch { Mark.Add => '+', Mark.Remove => '-', Mark.Change => '!', _ => ' ' }} {new string(' ', line.Indent)}{line.Text}";
}
