using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Makes the tokens to be laid out from those of the source.</summary>
internal static class FormatTokens
{
    /// <summary>Takes the tokens as they are, but for the edits.</summary>
    /// <param name="source">The source.</param>
    /// <param name="edits">What to put in place of which tokens; in the order of the source, not overlapping.</param>
    public static FormatToken[] From(LexedText source, IReadOnlyList<FormatEdit> edits)
    {
        var result = new List<FormatToken>(source.Tokens.Length);
        var index = 0;
        foreach (var edit in edits)
        {
            Copy(source, index, edit.Start, result);
            result.AddRange(edit.Replacement);
            index = edit.End;
        }

        Copy(source, index, source.Tokens.Length - 1, result);
        return [.. result];
    }

    /// <summary>Copies tokens from one index up to another.</summary>
    public static void Copy(LexedText source, int start, int end, List<FormatToken> result)
    {
        var tokens = source.Tokens;
        for (var i = start; i < end; i++)
        {
            var token = tokens[i];
            var stop = token.End;
            if (token.Kind == TokenKind.Comment && tokens[i + 1].Kind == TokenKind.Newline
                && source.Text[token.Start + 1] != '*')
            {
                // To the layout a comment up to the end of the line is that end, as in the original.
                stop = tokens[++i].End;
            }

            result.Add(new FormatToken(token.Kind, source.Text.AsMemory(token.Start, stop - token.Start)));
        }
    }
}
