using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>What is done to the pieces of a template before they become a tree.</summary>
internal static class TemplatePieces
{
    /// <summary>Removes from each line of a flush heredoc the blanks that all its lines begin with.</summary>
    /// <remarks>Lines of blanks alone do not count. Strip marks have been applied before: a text that lost its line
    /// break to one begins no new line behind it. So Terraform does it.</remarks>
    public static void RemoveCommonIndentation(List<TemplatePiece> pieces)
    {
        var common = int.MaxValue;
        var lineStarts = new List<int>();
        var startsLine = true;
        for (var i = 0; i < pieces.Count; i++)
        {
            var text = pieces[i].Kind == TemplatePieceKind.Text ? pieces[i].Text : null;
            if (startsLine)
            {
                startsLine = false;
                var blanks = text is null ? 0 : text.Length - text.AsSpan().TrimStart().Length;
                if (text is null)
                {
                    common = 0;
                }
                else if (blanks < text.Length || !text.EndsWith('\n'))
                {
                    lineStarts.Add(i);
                    common = Math.Min(common, blanks);
                }
            }

            startsLine = startsLine || (text is not null && text.EndsWith('\n'));
        }

        foreach (var i in lineStarts)
        {
            pieces[i] = pieces[i] with { Text = pieces[i].Text[common..] };
        }
    }

    /// <summary>Makes one of texts that follow each other.</summary>
    public static void Meld(List<TemplatePiece> pieces)
    {
        var kept = 0;
        for (var i = 0; i < pieces.Count;)
        {
            var end = i + 1;
            while (end < pieces.Count && pieces[i].Kind == TemplatePieceKind.Text && pieces[end].Kind == TemplatePieceKind.Text)
            {
                end++;
            }

            pieces[kept++] = end == i + 1
                ? pieces[i]
                : TemplatePiece.OfText(
                    SourceSpan.Over(pieces[i].Span, pieces[end - 1].Span),
                    string.Concat(pieces.GetRange(i, end - i).Select(piece => piece.Text)));
            i = end;
        }

        pieces.RemoveRange(kept, pieces.Count - kept);
    }
}
