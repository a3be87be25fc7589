using System.Text;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Markdown;

/// <content>The folded parts, and what of them has room.</content>
public sealed partial class PlanCommentView
{
    private const string ListHead = "<details>\n<summary>Changes without their detail</summary>\n\n";
    private const string ListFoot = "\n</details>\n\n";
    private const int NoticeLength = 300;

    private static List<Section> Sections(PlanReport report, int longest)
    {
        var sections = new List<Section>(report.Changes.Count + report.Drift.Count + 1);
        sections.AddRange(report.Changes.Select(change => OfChange(change, longest)));
        if (report.Outputs.Count > 0)
        {
            sections.Add(new Section(
                () => Folded($"{report.Outputs.Count:N0} output{(report.Outputs.Count == 1 ? " changes" : "s change")}", ChangeLines.Of(report.Outputs, MostLines), longest),
                $"- {report.Outputs.Count:N0} outputs\n"));
        }

        sections.AddRange(report.Drift.Select(change => OfDrift(change, longest)));
        return sections;
    }

    private static Section OfChange(ReportedChange change, int longest)
    {
        var causes = change.Causes.Count == 0 ? "" : $" because of {string.Join(", ", change.Causes.Take(5).Select(cause => $"<code>{MarkdownText.Html(cause.Name)}</code>"))}";
        return new Section(
            () => Folded($"<b>{MarkdownText.Html(ReportWords.Symbol(change.Action))}</b> <code>{MarkdownText.Html(change.Address)}</code> {change.Sentence}{causes}", ChangeLines.Of(change, MostLines), longest),
            $"- {MarkdownText.Code(ReportWords.Symbol(change.Action))} {MarkdownText.Code(change.Address)}\n");
    }

    private static Section OfDrift(ReportedChange change, int longest) => new(
        () => Folded($"<b>Outside of the program:</b> <code>{MarkdownText.Html(change.Address)}</code> {change.Sentence}", ChangeLines.Of(change, MostLines), longest),
        $"- Outside of the program: {MarkdownText.Code(change.Address)} {change.Sentence}\n");

    /// <summary>A fold with a fence in it.</summary>
    private static string Folded(string summary, IReadOnlyList<ChangeLine> lines, int longest)
    {
        var shown = new List<string>(lines.Count);
        var length = 0;
        foreach (var line in lines)
        {
            var text = $"{Prefix(line)} {new string(' ', line.Indent)}{line.Text}".TrimEnd();
            length += text.Length + 1;
            if (length > longest)
            {
                shown.Add($"  # ({lines.Count - shown.Count:N0} more lines hidden)");
                break;
            }

            shown.Add(text.Length == 0 ? " " : text);
        }

        var fold = new StringBuilder("<details>\n<summary>").Append(summary).Append("</summary>\n\n");
        MarkdownText.Fence(fold, shown);
        return fold.Append("\n</details>\n\n").ToString();
    }

    /// <summary>The signs by which hosts colour the lines of a diff.</summary>
    private static char Prefix(ChangeLine line) => line.Mark switch
    {
        Mark.Add => '+',
        Mark.Remove => '-',
        Mark.Change => '!',
        _ => ' ',
    };

    /// <summary>Writes what has room.</summary>
    private static void Fill(StringBuilder body, List<Section> sections, int room)
    {
        var brief = sections.Sum(section => section.Brief.Length);
        var full = new List<string>();
        var used = 0;

        // As long as nothing has to go, all the room is for detail; the first that does not fit decides that something has to.
        foreach (var section in sections)
        {
            var text = section.Render();
            brief -= section.Brief.Length;
            var others = Math.Min(brief, (int)(room * (1 - ShareOfDetail)));
            if (used + text.Length + (others > 0 ? others + ListHead.Length + ListFoot.Length + NoticeLength : 0) > room)
            {
                break;
            }

            used += text.Length;
            full.Add(text);
        }

        body.AppendJoin("", full);
        if (full.Count < sections.Count)
        {
            WriteRest(body, sections, full.Count, room - used);
        }
    }

    private static void WriteRest(StringBuilder body, List<Section> sections, int first, int room)
    {
        room -= ListHead.Length + ListFoot.Length + NoticeLength;
        var next = first;
        var list = new StringBuilder();
        while (next < sections.Count && list.Length + sections[next].Brief.Length <= room)
        {
            list.Append(sections[next].Brief);
            next++;
        }

        if (list.Length > 0)
        {
            body.Append(ListHead).Append(list).Append(ListFoot);
        }

        var (unshown, unnamed) = (sections.Count - first, sections.Count - next);
        body.Append($"**Cut to fit:** {unshown:N0} of {sections.Count:N0} {(sections.Count == 1 ? "part" : "parts")} of this plan {(unshown == 1 ? "is" : "are")} without detail here")
            .Append(unnamed == 0 ? "" : $", {unnamed:N0} of them not even named").Append(". The whole plan is in the job's own output.\n\n");
    }

    /// <summary>A part that can be shown in full or in a line.</summary>
    private sealed record Section(Func<string> Render, string Brief);
}
