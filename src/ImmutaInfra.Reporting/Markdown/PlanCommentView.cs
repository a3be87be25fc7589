using System.Text;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Plans;

namespace ImmutaInfra.Reporting.Markdown;

/// <summary>Shows a report as the text of one comment on a pull request: counts and warnings first, then each change folded, the most important first.</summary>
/// <remarks>A text that would be too long loses detail from its end: first the attributes of the least important changes, then their names. What is left
/// out is counted, and every fold and fence is closed.</remarks>
/// <param name="longest">The most characters that the text may have; at least <see cref="ShortestLimit"/>.</param>
public sealed partial class PlanCommentView(int longest)
{
    /// <summary>Less than this is no room for a comment.</summary>
    public const int ShortestLimit = 4_000;

    private const string MarkerHead = "<!-- immutainfra:preview ";
    private const int MostLines = 200;
    private const double ShareOfDetail = 0.7;

    /// <summary>The hidden line that a comment begins with, by which the next run finds it.</summary>
    /// <param name="name">What tells this comment from those of other stacks.</param>
    public static string Marker(string name) => $"{MarkerHead}{InMarker(name)} -->";

    /// <summary>A name as it stands in that line.</summary>
    /// <param name="name">As <see cref="PlanReport.NameInRepository"/>, or a part of it.</param>
    public static string InMarker(string name) => MarkdownText.Hidden(name);

    /// <summary>The comment.</summary>
    /// <param name="report">The report.</param>
    public string Render(PlanReport report)
    {
        var room = Math.Max(longest, ShortestLimit);
        var head = Head(report, room / 2);
        var foot = Foot(report);
        var sections = Sections(report, Math.Max(room / 6, 1_000));
        var body = new StringBuilder(head);
        Fill(body, sections, room - head.Length - foot.Length);
        return body.Append(foot).ToString();
    }

    private static string Head(PlanReport report, int room)
    {
        var head = new StringBuilder();
        head.Append(Marker(report.NameInRepository)).Append('\n');
        if (report.Digest is { } digest)
        {
            head.Append("<!-- immutainfra:digest sha256:").Append(digest).Append(" -->\n");
        }

        head.Append("### ").Append(Emblem(report)).Append(" Plan for ").Append(MarkdownText.Code(report.Name))
            .Append(report.Folder is null ? "" : $" in {MarkdownText.Code(report.Folder)}").Append(": ").Append(ReportWords.Verdict(report)).Append("\n\n");
        if (ReportWords.AreChecksPartial(report))
        {
            head.Append("> **Note:** ").Append(ReportWords.Checks(report)).Append("\n\n");
        }

        WriteTable(head, report);
        WriteItems(head, "Errors", [.. ReportWords.Errors(report).Select(PlanWarnings.Say)], room - head.Length);
        WriteItems(head, "Before you agree", [.. PlanWarnings.Of(report).Select(warning => warning.Text)], room - head.Length);
        return head.ToString();
    }

    private static string Emblem(PlanReport report) => report switch
    {
        { HasErrors: true } => "❌",
        _ when report.Counts is { Replace: > 0 } or { Destroy: > 0 } => "⚠️",
        { HasChanges: true } => "📝",
        _ => "✅",
    };

    private static void WriteTable(StringBuilder output, PlanReport report)
    {
        const int MostRows = 15;
        var rows = ReportWords.ByPlatform(report);
        if (rows.Count == 0)
        {
            return;
        }

        output.Append("| | Replace | Destroy | Change | Add | Import |\n|---|--:|--:|--:|--:|--:|\n");
        foreach (var (name, isPlatform, counts) in rows.Take(MostRows))
        {
            // Of types that are not ours only the plain characters: a cell ends at a bar.
            var shown = isPlatform ? name : $"`{string.Concat(name.Take(80).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.' or '-' or '/' ? c : '?'))}`";
            WriteRow(shown, counts);
        }

        if (rows.Count > MostRows)
        {
            WriteRow(
                $"{rows.Count - MostRows} other types",
                rows.Skip(MostRows).Select(row => row.Counts).Aggregate((a, b) => new ChangeCounts(a.Import + b.Import, a.Add + b.Add, a.Change + b.Change, a.Replace + b.Replace, a.Destroy + b.Destroy)));
        }

        output.Append('\n');
        if (report.Unchanged > 0)
        {
            output.Append($"{report.Unchanged:N0} more {(report.Unchanged == 1 ? "resource stays as it is" : "resources stay as they are")}.\n\n");
        }

        void WriteRow(string name, ChangeCounts counts) => output.Append("| ").Append(name).Append(" | ")
            .AppendJoin(" | ", new[] { counts.Replace, counts.Destroy, counts.Change, counts.Add, counts.Import }.Select((count, i) =>
                count == 0 ? "" : i < 2 ? $"**{count:N0}**" : $"{count:N0}")).Append(" |\n");
    }

    private static void WriteItems(StringBuilder output, string title, IReadOnlyList<Phrase> items, int room)
    {
        const int LongestItem = 2_000;
        if (items.Count == 0)
        {
            return;
        }

        output.Append("#### ").Append(title).Append("\n\n");
        var written = 0;
        foreach (var item in items)
        {
            var text = MarkdownText.Of(item);
            if (text.Length > LongestItem)
            {
                continue;
            }

            room -= text.Length + 3;
            if (room < 200 && written > 0)
            {
                break;
            }

            output.Append("- ").Append(text).Append('\n');
            written++;
        }

        if (written < items.Count)
        {
            output.Append($"- … and {items.Count - written:N0} more; they stand with the changes below or in the job's own output.\n");
        }

        output.Append('\n');
    }

    private static string Foot(PlanReport report)
    {
        var foot = new StringBuilder("---\n");
        var isFirst = true;
        foreach (var (name, value) in ReportWords.Facts(report))
        {
            foot.Append(isFirst ? "" : " · ").Append(name).Append(' ').Append(MarkdownText.Code(value));
            isFirst = false;
        }

        foot.Append('\n');
        if (!ReportWords.AreChecksPartial(report) && ReportWords.Checks(report) is { } checks)
        {
            foot.Append('\n').Append(checks).Append('\n');
        }

        if (ReportWords.ApplyCommand(report) is { } command)
        {
            foot.Append("\nTo do this and nothing else:\n\n");
            MarkdownText.Fence(foot, [command], "sh");
        }

        return foot.ToString();
    }
}
