using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Sets the blanks at the start of each line: two for each line before it that has left brackets open.</summary>
internal static class Indentation
{
    private const int Width = 2;

    /// <summary>Indents all lines.</summary>
    public static void Apply(FormatToken[] tokens, List<FormatLine> lines)
    {
        // How many brackets each of the enclosing lines left open. A line that opens three indents by one step only,
        // and the step ends when all three are closed.
        var steps = new Stack<int>();
        foreach (var line in lines)
        {
            ref var first = ref tokens[line.Start];
            if (first.Kind == TokenKind.Newline)
            {
                first.Spaces = 0;
                continue;
            }

            // What a heredoc opens in its first line is not counted, but what is closed in its other lines is. So
            // Terraform does it, and a text that both write has to come out the same.
            var change = 0;
            for (var i = line.Start; i < line.Comment && tokens[i].Kind != TokenKind.OpenHeredoc; i++)
            {
                change += tokens[i].BracketChange;
            }

            Close(steps, -change);
            first.Spaces = Width * steps.Count;
            if (change > 0)
            {
                steps.Push(change);
            }
        }
    }

    private static void Close(Stack<int> steps, int brackets)
    {
        while (brackets > 0 && steps.TryPop(out var open))
        {
            if (open > brackets)
            {
                steps.Push(open - brackets);
            }

            brackets -= open;
        }
    }
}
