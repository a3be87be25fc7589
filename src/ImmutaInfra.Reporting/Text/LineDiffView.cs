using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows how the text of a file changes, as a unified diff that <c>patch</c> understands.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
public sealed class LineDiffView(TextWriter output, TextOptions options)
{
    private const int Context = 3;
    private readonly Ink _ink = new(options.UsesColor);

    /// <summary>Writes the difference; nothing where there is none.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="before">Its text.</param>
    /// <param name="after">What it shall be.</param>
    public void Write(string file, string before, string after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            return;
        }

        var steps = SequenceDiff.Between(Lines(before), Lines(after), string.Equals);
        output.WriteLine(_ink.Bold($"--- old/{file}"));
        output.WriteLine(_ink.Bold($"+++ new/{file}"));
        var (oldLine, newLine) = (1, 1);
        for (var i = 0; i < steps.Count;)
        {
            var change = i;
            while (change < steps.Count && steps[change].IsKept)
            {
                change++;
            }

            if (change == steps.Count)
            {
                return;
            }

            var start = Math.Max(change - Context, i);
            var end = EndOfHunk(steps, change);
            oldLine += start - i;
            newLine += start - i;
            (oldLine, newLine) = WriteHunk(steps, start, end, oldLine, newLine);
            i = end;
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    /// <summary>Behind the last change that is near enough to the one before, and its context.</summary>
    private static int EndOfHunk(IReadOnlyList<SequenceStep<string>> steps, int change)
    {
        var last = change;
        for (var i = change; i < steps.Count && i - last <= 2 * Context; i++)
        {
            last = steps[i].IsKept ? last : i;
        }

        return Math.Min(last + Context + 1, steps.Count);
    }

    private (int OldLine, int NewLine) WriteHunk(IReadOnlyList<SequenceStep<string>> steps, int start, int end, int oldLine, int newLine)
    {
        var hunk = steps.Skip(start).Take(end - start).ToList();
        var (oldCount, newCount) = (hunk.Count(step => step.Before is not null), hunk.Count(step => step.After is not null));
        output.WriteLine(_ink.Cyan($"@@ -{Range(oldLine, oldCount)} +{Range(newLine, newCount)} @@"));
        foreach (var step in hunk)
        {
            output.WriteLine(step switch
            {
                { IsKept: true } => $" {step.After}",
                { Before: not null } => _ink.Red($"-{step.Before}"),
                _ => _ink.Green($"+{step.After}"),
            });
        }

        return (oldLine + oldCount, newLine + newCount);
    }

    private static string Range(int line, int count) => count == 1 ? $"{line}" : $"{(count == 0 ? line - 1 : line)},{count}";
}
