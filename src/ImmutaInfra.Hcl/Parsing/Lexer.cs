using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>Cuts a text into tokens. It never fails: what is no token becomes an invalid one, and the parser says so.</summary>
internal sealed partial class Lexer
{
    private readonly string _text;
    private readonly bool _isAscii;
    private readonly List<Token> _tokens;
    private readonly Stack<Frame> _frames = new();
    private Frame _frame;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    private Lexer(string text, Mode mode, SourcePosition start)
    {
        _text = text;
        _isAscii = Ascii.IsValid(text);

        // Real configurations have a token for every three to five characters; growing a list of millions is dear.
        _tokens = new List<Token>((text.Length / 3) + 16);
        _frame = new Frame(mode);
        (_line, _column) = (start.Line, start.Column);
    }

    private enum Mode
    {
        /// <summary>Outside all templates.</summary>
        Code,

        /// <summary>Inside <c>${ … }</c> or <c>%{ … }</c>.</summary>
        Sequence,
        Quoted,
        Heredoc,
        Bare,
    }

    /// <summary>Cuts a file or an expression.</summary>
    public static LexedText Lex(string text, string fileName) => Lex(text, fileName, Mode.Code, SourcePosition.Start);

    /// <summary>Cuts an expression or template that begins at a place within a larger text.</summary>
    public static LexedText LexAt(string text, string fileName, SourcePosition start, bool isTemplate) =>
        Lex(text, fileName, isTemplate ? Mode.Bare : Mode.Code, start);

    private static LexedText Lex(string text, string fileName, Mode mode, SourcePosition start)
    {
        var lexer = new Lexer(text, mode, start);
        lexer.Run();
        return new LexedText(text, fileName, lexer._tokens, lexer._isAscii, start.Offset);
    }

    private void Run()
    {
        if (_text.StartsWith('\uFEFF'))
        {
            _offset = 1;
        }

        while (_offset < _text.Length)
        {
            switch (_frame.Mode)
            {
                case Mode.Quoted:
                    LexQuoted();
                    break;
                case Mode.Heredoc:
                    LexHeredoc();
                    break;
                case Mode.Bare:
                    LexBare();
                    break;
                default:
                    LexCode();
                    break;
            }
        }

        _tokens.Add(new Token(TokenKind.EndOfFile, _offset, 0, _line, _column));
    }

    private void LexCode()
    {
        var c = _text[_offset];
        switch (c)
        {
            case ' ' or '\t':
                SkipBlanks();
                break;
            case '\n':
                AddNewline(1);
                break;
            case '\r' when Next(1) == '\n':
                AddNewline(2);
                break;
            case '#':
                AddLineComment();
                break;
            case '/' when Next(1) == '/':
                AddLineComment();
                break;
            case '/' when Next(1) == '*':
                AddBlockComment();
                break;
            case '"':
                AddOnLine(TokenKind.OpenQuote, 1);
                Enter(new Frame(Mode.Quoted) { Line = _line });
                break;
            case '{':
                _frame.Braces++;
                AddOnLine(TokenKind.OpenBrace, 1);
                break;
            case '}':
                LexCloseBrace(1);
                break;
            case '~' when Next(1) == '}' && _frame is { Mode: Mode.Sequence, Braces: 0 }:
                LexCloseBrace(2);
                break;
            case '<' when Next(1) == '<' && TryLexOpenHeredoc():
                break;
            case >= '0' and <= '9':
                AddOnLine(TokenKind.Number, NumberLength(_text.AsSpan(_offset)));
                break;
            default:
                LexNameOrOperator(c);
                break;
        }
    }

    private void SkipBlanks()
    {
        var length = _text.AsSpan(_offset).IndexOfAnyExcept(' ', '\t');
        length = length < 0 ? _text.Length - _offset : length;
        _offset += length;
        _column += length;
    }

    private void LexCloseBrace(int length)
    {
        if (_frame is { Mode: Mode.Sequence, Braces: 0 })
        {
            AddOnLine(TokenKind.CloseSequence, length);
            Leave();
            return;
        }

        _frame.Braces = Math.Max(0, _frame.Braces - 1);
        AddOnLine(TokenKind.CloseBrace, length);
    }

    private void LexNameOrOperator(char c)
    {
        var nameLength = Identifiers.LengthAt(_text.AsSpan(_offset));
        if (nameLength > 0)
        {
            AddWithinLine(TokenKind.Identifier, nameLength);
            return;
        }

        var (kind, length) = (c, Next(1), Next(2)) switch
        {
            ('.', '.', '.') => (TokenKind.Ellipsis, 3),
            ('=', '=', _) => (TokenKind.EqualEqual, 2),
            ('=', '>', _) => (TokenKind.FatArrow, 2),
            ('!', '=', _) => (TokenKind.BangEqual, 2),
            ('<', '=', _) => (TokenKind.LessEqual, 2),
            ('>', '=', _) => (TokenKind.GreaterEqual, 2),
            ('&', '&', _) => (TokenKind.And, 2),
            ('|', '|', _) => (TokenKind.Or, 2),
            (':', ':', _) => (TokenKind.DoubleColon, 2),
            ('.', _, _) => (TokenKind.Dot, 1),
            (',', _, _) => (TokenKind.Comma, 1),
            (':', _, _) => (TokenKind.Colon, 1),
            ('?', _, _) => (TokenKind.Question, 1),
            ('=', _, _) => (TokenKind.Equal, 1),
            ('[', _, _) => (TokenKind.OpenBracket, 1),
            (']', _, _) => (TokenKind.CloseBracket, 1),
            ('(', _, _) => (TokenKind.OpenParenthesis, 1),
            (')', _, _) => (TokenKind.CloseParenthesis, 1),
            ('+', _, _) => (TokenKind.Plus, 1),
            ('-', _, _) => (TokenKind.Minus, 1),
            ('*', _, _) => (TokenKind.Star, 1),
            ('/', _, _) => (TokenKind.Slash, 1),
            ('%', _, _) => (TokenKind.Percent, 1),
            ('!', _, _) => (TokenKind.Bang, 1),
            ('<', _, _) => (TokenKind.Less, 1),
            ('>', _, _) => (TokenKind.Greater, 1),
            _ => (TokenKind.Invalid, char.IsHighSurrogate(c) && char.IsLowSurrogate(Next(1)) ? 2 : 1),
        };
        AddWithinLine(kind, length);
    }

    /// <summary>Digits, points and exponents in any order; a point at the end belongs to what follows.</summary>
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        var taken = 1;
        while (length < text.Length)
        {
            var c = text[length];
            if (char.IsAsciiDigit(c))
            {
                taken = ++length;
            }
            else if (c == '.')
            {
                length++;
            }
            else if (c is 'e' or 'E')
            {
                var digit = length + 1 < text.Length && text[length + 1] is '+' or '-' ? length + 2 : length + 1;
                if (digit >= text.Length || !char.IsAsciiDigit(text[digit]))
                {
                    break;
                }

                taken = length = digit + 1;
            }
            else
            {
                break;
            }
        }

        return taken;
    }

    private void AddLineComment()
    {
        var length = _text.AsSpan(_offset).IndexOf('\n');
        if (length < 0)
        {
            length = _text.Length - _offset;
        }
        else if (_text[_offset + length - 1] == '\r')
        {
            length--;
        }

        Add(TokenKind.Comment, length);
    }

    private void AddBlockComment()
    {
        var close = _text.AsSpan(_offset + 2).IndexOf("*/");
        if (close < 0)
        {
            // Not a comment: the slash is an operator, as it is for Terraform, and the parser complains at this place.
            AddOnLine(TokenKind.Slash, 1);
            return;
        }

        Add(TokenKind.Comment, close + 4);
    }

    private void AddNewline(int length)
    {
        _tokens.Add(new Token(TokenKind.Newline, _offset, length, _line, _column));
        _offset += length;
        _line++;
        _column = 1;
    }

    /// <summary>Adds a token of plain ASCII without a line break.</summary>
    private void AddOnLine(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, _offset, length, _line, _column));
        _offset += length;
        _column += length;
    }

    /// <summary>Adds a token without a line break.</summary>
    private void AddWithinLine(TokenKind kind, int length)
    {
        if (_isAscii)
        {
            AddOnLine(kind, length);
        }
        else
        {
            Add(kind, length);
        }
    }

    /// <summary>Adds a token of any characters.</summary>
    private void Add(TokenKind kind, int length)
    {
        var start = new SourcePosition(_line, _column, _offset);
        _tokens.Add(new Token(kind, _offset, length, _line, _column));
        (_line, _column, _offset) = LexedText.Advance(start, _text.AsSpan(_offset, length), _isAscii);
    }

    private char Next(int distance) => _offset + distance < _text.Length ? _text[_offset + distance] : '\0';

    private void Enter(Frame frame)
    {
        _frames.Push(_frame);
        _frame = frame;
    }

    private void Leave() => _frame = _frames.Pop();

    /// <summary>Where the lexer is, and what it has to remember there.</summary>
    private struct Frame(Mode mode)
    {
        public Mode Mode = mode;

        /// <summary>The braces that are open in this piece of code.</summary>
        public int Braces;

        /// <summary>The line where a quoted template began.</summary>
        public int Line;

        /// <summary>The word that ends a heredoc.</summary>
        public string Marker = "";

        /// <summary>Whether a heredoc stands at the start of a line, where its marker may be.</summary>
        public bool AtLineStart = true;
    }
}
