namespace ImmutaInfra.Hcl.Parsing;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    EndOfFile,
    Newline,
    Comment,
    Identifier,
    Number,

    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParenthesis,
    CloseParenthesis,

    OpenQuote,
    CloseQuote,
    OpenHeredoc,
    CloseHeredoc,

    /// <summary>Text of a quoted template; its escapes are still in it.</summary>
    QuotedText,

    /// <summary>Text of a heredoc, at most one line of it, or of a bare template.</summary>
    TemplateText,

    /// <summary><c>${</c> or <c>${~</c>.</summary>
    OpenInterpolation,

    /// <summary><c>%{</c> or <c>%{~</c>.</summary>
    OpenDirective,

    /// <summary>The <c>}</c> or <c>~}</c> of an interpolation or directive.</summary>
    CloseSequence,

    /// <summary>A line ended inside a quoted template, which ends there, too. Empty.</summary>
    UnclosedQuote,

    Dot,
    Comma,
    Colon,
    DoubleColon,
    Question,
    Ellipsis,
    FatArrow,
    Equal,

    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Bang,
    EqualEqual,
    BangEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,

    /// <summary>A character or operator that the language does not have.</summary>
    Invalid,
}
