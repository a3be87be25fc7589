using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>A line in three cells, any of which may be empty. Indexes into the tokens; the cells follow each other.</summary>
/// <param name="Start">Where the line, and with it the first cell, begins.</param>
/// <param name="Assign">Where the second cell begins: the equals sign and the value, where the value ends on this line.</param>
/// <param name="Comment">Where the third cell begins: the comment up to the end of the line.</param>
/// <param name="End">Where the line ends.</param>
internal readonly record struct FormatLine(int Start, int Assign, int Comment, int End)
{
    /// <summary>Whether it has a second cell.</summary>
    public bool HasAssign => Assign < Comment;

    /// <summary>Whether it has a third cell.</summary>
    public bool HasComment => Comment < End;

    /// <summary>Cuts the tokens into lines.</summary>
    public static List<FormatLine> Split(FormatToken[] tokens)
    {
        var lines = new List<FormatLine>();
        var start = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].EndsLine || i == tokens.Length - 1)
            {
                lines.Add(Cut(tokens, start, i + 1));
                start = i + 1;
            }
        }

        return lines;
    }

    private static FormatLine Cut(FormatToken[] tokens, int start, int end)
    {
        var comment = end - start > 1 && tokens[end - 1].Kind == TokenKind.Comment ? end - 1 : end;
        for (var i = start + 1; i < comment; i++)
        {
            if (tokens[i].Kind == TokenKind.Equal)
            {
                // A value that goes on in the next line is not aligned.
                var openBrackets = 0;
                for (var j = i; j < comment; j++)
                {
                    openBrackets += tokens[j].BracketChange;
                }

                return new FormatLine(start, openBrackets == 0 ? i : comment, comment, end);
            }
        }

        return new FormatLine(start, comment, comment, end);
    }
}
