using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <content>Texts: short ones in quotes, long ones cut, those of several lines and those that hold JSON in parts.</content>
internal sealed partial class ValueView
{
    private const int LongestShown = 160;
    private const int MostLines = 40;
    private const int ContextLines = 2;

    /// <summary>The text in quotes, cut when it is long, starting at a place.</summary>
    private string QuoteCut(string text, int start)
    {
        if (start == 0 && (writesWhole || text.Length <= LongestShown))
        {
            return Printable.Quote(text);
        }

        start = AtCharacter(text, start);
        var end = AtCharacter(text, Math.Min(start + LongestShown, text.Length));
        var quoted = Printable.Quote(text[start..end]);
        return $"{(start > 0 ? "\"..." + quoted[1..] : quoted)[..^1]}{(end < text.Length ? "..." : "")}\" ({Count(text.Length, "character")})";
    }

    /// <summary>Never between the halves of a surrogate pair.</summary>
    private static int AtCharacter(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) ? index - 1 : index;

    private void WriteText(Mark mark, string label, string text, int indent, string ending)
    {
        if (JsonText.Find(text) is { } json and (ObjectValue { Count: > 0 } or ListValue { Count: > 0 }))
        {
            WriteLine(indent, mark, $"{label}jsonencode(");
            WriteTree(mark, "", json, indent + Step, ending: "");
            WriteLine(indent, Mark.None, $"){ending}");
        }
        else if (text.Contains('\n', StringComparison.Ordinal))
        {
            WriteLine(indent, mark, $"{label}<<-EOT");
            var lines = HeredocLines(text);
            foreach (var line in writesWhole ? lines : lines.Take(MostLines))
            {
                WriteTextLine(Mark.None, line, indent + Step);
            }

            WriteHidden(writesWhole ? 0 : lines.Length - MostLines, "more line", indent + Step);
            WriteLine(indent, Mark.None, $"EOT{ending}");
        }
        else
        {
            WriteLine(indent, mark, $"{label}{QuoteCut(text, 0)}{ending}");
        }
    }

    private void WriteTextChange(string label, string before, string after, int indent, string ending, ReplaceReasons? reasons)
    {
        if (JsonText.Find(before) is { } was && JsonText.Find(after) is { } becomes)
        {
            var isLayoutOnly = was.IsSameAs(becomes);
            WriteLine(indent, Mark.Change, $"{label}jsonencode({(isLayoutOnly ? ink.Gray(" # only the layout changes") : "")}{Forces(reasons?.TakeAll())}");
            if (!isLayoutOnly)
            {
                WriteChange("", was, becomes, indent + Step, "", reasons: null);
            }

            WriteLine(indent, Mark.None, $"){ending}");
        }
        else if (before.Contains('\n', StringComparison.Ordinal) || after.Contains('\n', StringComparison.Ordinal))
        {
            WriteLine(indent, Mark.Change, $"{label}<<-EOT{Forces(reasons?.TakeAll())}");
            WriteLineChanges(HeredocLines(before), HeredocLines(after), indent + Step);
            WriteLine(indent, Mark.None, $"EOT{ending}");
        }
        else
        {
            var start = before.Length > LongestShown || after.Length > LongestShown ? Math.Max(CommonStart(before, after) - 20, 0) : 0;
            var forces = Forces(reasons?.TakeAll());
            WriteLine(indent, Mark.Change, $"{label}{QuoteCut(before, Math.Min(start, before.Length))} {Arrow} {QuoteCut(after, Math.Min(start, after.Length))}{ending}{forces}");
        }
    }

    private static int CommonStart(string before, string after) => before.AsSpan().CommonPrefixLength(after);

    /// <summary>The lines of a text; a line feed at its end begins none.</summary>
    private static string[] HeredocLines(string text) => (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private void WriteLineChanges(string[] before, string[] after, int indent)
    {
        var steps = SequenceDiff.Between(before, after, (was, becomes) => string.Equals(was, becomes, StringComparison.Ordinal));
        var near = new bool[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = Math.Max(i - ContextLines, 0); !steps[i].IsKept && j <= Math.Min(i + ContextLines, steps.Count - 1); j++)
            {
                near[j] = true;
            }
        }

        var hidden = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (!near[i])
            {
                hidden++;
                continue;
            }

            WriteHidden(hidden, "unchanged line", indent);
            hidden = 0;
            WriteTextLine(steps[i].IsKept ? Mark.None : steps[i].Before is null ? Mark.Add : Mark.Remove, steps[i].After ?? steps[i].Before!, indent);
        }

        WriteHidden(hidden, "unchanged line", indent);
        if (hidden == steps.Count)
        {
            WriteLine(indent, Mark.None, ink.Gray("# only the line feed at the end changes"));
        }
    }

    private void WriteTextLine(Mark mark, string line, int indent) =>
        WriteLine(indent, mark, Printable.Prose(line.Length > LongestShown && !writesWhole ? string.Concat(line.AsSpan(0, AtCharacter(line, LongestShown)), "...") : line));
}
