namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Aligns the equals signs, then the comments, of lines that follow each other and have some.</summary>
internal static class Alignment
{
    /// <summary>Aligns all lines.</summary>
    public static void Apply(FormatToken[] tokens, List<FormatLine> lines)
    {
        AlignRuns(tokens, lines, line => line.HasAssign, line => line.Assign);
        AlignRuns(tokens, lines, line => line.HasComment, line => line.Comment);
    }

    private static void AlignRuns(
        FormatToken[] tokens, List<FormatLine> lines, Func<FormatLine, bool> isInRun, Func<FormatLine, int> cell)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            var end = start;
            var widest = 0;
            while (end < lines.Count && isInRun(lines[end]))
            {
                widest = Math.Max(widest, WidthBefore(tokens, lines[end], cell(lines[end])));
                end++;
            }

            foreach (var line in lines[start..end])
            {
                tokens[cell(line)].Spaces = widest - WidthBefore(tokens, line, cell(line)) + 1;
            }

            start = end;
        }
    }

    private static int WidthBefore(FormatToken[] tokens, FormatLine line, int cell)
    {
        var width = 0;
        for (var i = line.Start; i < cell; i++)
        {
            width += tokens[i].Columns;
        }

        return width;
    }
}
