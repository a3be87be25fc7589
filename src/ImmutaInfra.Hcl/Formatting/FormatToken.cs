using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>A token and the blanks before it, which are what formatting changes.</summary>
/// <param name="kind">What it is.</param>
/// <param name="text">Its characters. A comment to the end of the line has its line break in it.</param>
internal struct FormatToken(TokenKind kind, ReadOnlyMemory<char> text)
{
    public readonly TokenKind Kind => kind;

    public readonly ReadOnlyMemory<char> Text => text;

    /// <summary>The blanks before it.</summary>
    public int Spaces { get; set; }

    /// <summary>How many columns it takes, its blanks included.</summary>
    public readonly int Columns => Spaces + LexedText.Columns(Text.Span, isAscii: false);

    /// <summary>Whether a line ends with it.</summary>
    public readonly bool EndsLine =>
        Kind == TokenKind.Newline || (Kind == TokenKind.Comment && Text.Span is [.., '\n']);

    /// <summary>How many brackets it opens; negative where it closes one.</summary>
    public readonly int BracketChange => Kind switch
    {
        TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParenthesis
            or TokenKind.OpenInterpolation or TokenKind.OpenDirective => 1,
        TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParenthesis or TokenKind.CloseSequence => -1,
        _ => 0,
    };
}
