using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows the source lines of a span with carets under it.</summary>
internal sealed class SourceExcerpt(TextWriter output, TextOptions options)
{
    private const int TabWidth = 4;
    private const int LinesAtEachEnd = 2;
    private const int LongestMeasured = 2000;
    private readonly Ink _ink = new(options.UsesColor);

    /// <summary>Writes the excerpt; nothing for a span beyond the text's end, which means that the file has changed since.</summary>
    public void Write(SourceText source, SourceSpan at, bool isError)
    {
        var (first, last) = (at.Start.Line, Math.Max(at.End.Line, at.Start.Line));
        if (last > first && at.End.Column <= 1)
        {
            last--;
        }

        if (first > source.LineCount)
        {
            return;
        }

        last = Math.Min(last, source.LineCount);
        var digits = Math.Max(last.ToString(CultureInfo.InvariantCulture).Length, 2);
        for (var line = first; line <= last; line++)
        {
            if (line == first + LinesAtEachEnd && last - line > LinesAtEachEnd)
            {
                output.WriteLine($"   {new string(' ', digits)} {_ink.Gray("| ...")}");
                line = last - LinesAtEachEnd + 1;
            }

            var text = source.Line(line);
            var from = line == first ? at.Start.Column : IndentOf(text) + 1;
            var to = line == at.End.Line ? at.End.Column : int.MaxValue;
            if (text.Length <= LongestMeasured)
            {
                (text, from, to) = source.Shown(line, from, to);
            }
            else
            {
                var start = line == first ? at.Start.Offset - source.StartOf(line) : 0;
                (text, from, to) = Window(source.Stars(line), start, at.End.Offset - source.StartOf(line));
            }

            WriteLine(line, digits, text, from, to, isError);
        }
    }

    // A line of a hundred thousand characters is not measured five hundred times for the few that fit on the screen.
    private static (string Text, int From, int To) Window(string text, int start, int end)
    {
        start = Math.Clamp(start, 0, text.Length);
        var begin = Math.Max(start - (LongestMeasured / 2), 0);
        var window = text.Substring(begin, Math.Min(LongestMeasured, text.Length - begin));
        var from = 1 + Clusters(window.AsSpan(0, start - begin));
        var length = Math.Clamp(end - start, 0, window.Length - (start - begin));
        return (window, from, from + Clusters(window.AsSpan(start - begin, length)));
    }

    private static int Clusters(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
        }

        return count;
    }

    private static int IndentOf(string line) => line.TakeWhile(c => c is ' ' or '\t').Count();

    private void WriteLine(int number, int digits, string text, int from, int to, bool isError)
    {
        var (shown, start, length) = Measure(text, from, to);
        var gutter = number.ToString(CultureInfo.InvariantCulture).PadLeft(digits);
        (shown, start, length) = CutToWidth(shown, start, length, options.Width - digits - 6);
        var carets = new string('^', Math.Max(length, 1));
        output.WriteLine($"  {_ink.Gray($" {gutter} |")} {shown}".TrimEnd());
        output.WriteLine($"  {_ink.Gray($" {new string(' ', digits)} |")} {new string(' ', start)}{(isError ? _ink.Red(carets) : _ink.Yellow(carets))}");
    }

    /// <summary>The line as it is shown, tabs as spaces, with the column and width on the screen of what the carets stand under.</summary>
    private static (string Shown, int Start, int Length) Measure(string text, int from, int to)
    {
        var shown = new StringBuilder(text.Length);
        var (column, width, start, end) = (1, 0, -1, -1);
        for (var rest = text.AsSpan(); !rest.IsEmpty; column++)
        {
            start = column == from ? width : start;
            end = column == to ? width : end;
            var length = StringInfo.GetNextTextElementLength(rest);
            if (rest[0] == '\t')
            {
                var spaces = TabWidth - (width % TabWidth);
                shown.Append(' ', spaces);
                width += spaces;
            }
            else
            {
                var cluster = Printable.Prose(rest[..length].ToString());
                shown.Append(cluster);
                width += cluster.Length == length ? Printable.WidthOf(rest[..length]) : cluster.Length;
            }

            rest = rest[length..];
        }

        start = start < 0 ? width : start;
        end = end < 0 ? width : end;
        return (shown.ToString(), start, end - start);
    }

    /// <summary>Keeps the part of a long line that the carets stand under.</summary>
    private static (string Shown, int Start, int Length) CutToWidth(string shown, int start, int length, int width)
    {
        width = Math.Max(width, 20);
        if (Printable.WidthOf(shown) <= width)
        {
            return (Printable.WithoutCommands(shown), start, length);
        }

        var skip = start + Math.Min(length, width / 2) > width - 3 ? Math.Max(start - (width / 3), 0) : 0;
        var kept = new StringBuilder();
        var (column, used) = (0, 0);
        if (skip > 0)
        {
            kept.Append("...");
            used = 3;
            skip += 3;
        }

        var keptFrom = -1;
        for (var rest = shown.AsSpan(); !rest.IsEmpty;)
        {
            var size = StringInfo.GetNextTextElementLength(rest);
            var wide = Printable.WidthOf(rest[..size]);
            if (column >= skip)
            {
                keptFrom = keptFrom < 0 ? column : keptFrom;
                if (used + wide > width - 3)
                {
                    kept.Append("...");
                    break;
                }

                kept.Append(rest[..size]);
                used += wide;
            }

            column += wide;
            rest = rest[size..];
        }

        var newStart = Math.Max(start - Math.Max(keptFrom, 0) + (skip > 0 ? 3 : 0), 0);
        return (Printable.WithoutCommands(kept.ToString()), newStart, Math.Clamp(length, 1, Math.Max(used - newStart, 1)));
    }
}
