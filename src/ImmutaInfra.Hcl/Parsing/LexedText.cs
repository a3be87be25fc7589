using System.Runtime.InteropServices;
using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>A text and its tokens; the last of them is always the end of the file.</summary>
/// <param name="text">The text.</param>
/// <param name="fileName">The file it came from.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="isAscii">Whether there is no other character in the text.</param>
/// <param name="offset">Where the text begins in its file; tokens count from the text's own start.</param>
internal sealed class LexedText(string text, string fileName, List<Token> tokens, bool isAscii, int offset)
{
    /// <summary>The whole text.</summary>
    public string Text => text;

    /// <summary>The file it came from.</summary>
    public string FileName => fileName;

    /// <summary>All tokens, comments and newlines included.</summary>
    public ReadOnlySpan<Token> Tokens => CollectionsMarshal.AsSpan(tokens);

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> TextOf(in Token token) => text.AsSpan(token.Start, token.Length);

    /// <summary>Where a token starts.</summary>
    public SourcePosition StartOf(in Token token) => new(token.Line, token.Column, offset + token.Start);

    /// <summary>Where a token stands.</summary>
    public SourceSpan SpanOf(in Token token) => new(fileName, StartOf(token), EndOf(token));

    /// <summary>The place behind a token.</summary>
    public SourcePosition EndOf(in Token token) => token.Kind switch
    {
        TokenKind.Newline => new SourcePosition(token.Line + 1, 1, offset + token.End),

        // Nearly all tokens: nobody has to look at their characters.
        not (TokenKind.TemplateText or TokenKind.OpenHeredoc or TokenKind.CloseHeredoc or TokenKind.Comment) when isAscii =>
            new SourcePosition(token.Line, token.Column + token.Length, offset + token.End),
        _ => Advance(StartOf(token), TextOf(token), isAscii),
    };

    /// <summary>The place behind a piece of text.</summary>
    public static SourcePosition Advance(SourcePosition from, ReadOnlySpan<char> piece, bool isAscii)
    {
        var end = from.Offset + piece.Length;
        var lineBreak = piece.LastIndexOf('\n');
        return lineBreak < 0
            ? new SourcePosition(from.Line, from.Column + Columns(piece, isAscii), end)
            : new SourcePosition(from.Line + piece.Count('\n'), 1 + Columns(piece[(lineBreak + 1)..], isAscii), end);
    }

    /// <summary>How many columns a piece of one line takes: its grapheme clusters.</summary>
    public static int Columns(ReadOnlySpan<char> piece, bool isAscii)
    {
        // A carriage return and its line feed are one cluster, but that line feed is never in a piece of one line.
        if (isAscii || Ascii.IsValid(piece))
        {
            return piece.Length;
        }

        var columns = 0;
        while (!piece.IsEmpty)
        {
            piece = piece[System.Globalization.StringInfo.GetNextTextElementLength(piece)..];
            columns++;
        }

        return columns;
    }
}
