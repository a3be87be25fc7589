using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    /// <summary>Skips to the closing bracket of what is being read and takes it, nested brackets included.</summary>
    /// <remarks>Stops before a bracket that closes something further out: then that one was forgotten, and who
    /// is waiting for it goes on from there. The parser is no longer lost where the bracket was found.</remarks>
    /// <returns>The closing bracket, or the token it stopped at.</returns>
    private Token RecoverTo(TokenKind close)
    {
        _hasBeenLost = true;
        var nesting = 0;
        while (true)
        {
            var token = source.Tokens[_index];
            if (token.Kind == TokenKind.EndOfFile)
            {
                _lost = true;
                return token;
            }

            if (IsOpening(token.Kind))
            {
                nesting++;
            }
            else if (IsClosing(token.Kind))
            {
                if (nesting == 0 && token.Kind != close)
                {
                    _lost = true;
                    return token;
                }

                if (nesting == 0)
                {
                    _index++;
                    _lost = false;
                    return token;
                }

                nesting--;
            }

            _index++;
        }
    }

    /// <summary>Skips the rest of an argument or block: to the end of the line, or of the lines where brackets are
    /// open, or to before the brace that closes the body around it.</summary>
    private void RecoverAfterBodyItem()
    {
        _hasBeenLost = true;
        _lost = false;
        _newlinesCount = true;
        var nesting = 0;
        while (true)
        {
            var kind = source.Tokens[_index].Kind;
            if (kind == TokenKind.EndOfFile)
            {
                // What is open now is so because of what was reported already.
                _lost = true;
                return;
            }

            if (nesting == 0 && kind == TokenKind.CloseBrace)
            {
                return;
            }

            _index++;
            if (IsOpening(kind))
            {
                nesting++;
            }
            else if (IsClosing(kind))
            {
                nesting = Math.Max(0, nesting - 1);
            }
            else if (kind == TokenKind.Newline && nesting == 0)
            {
                return;
            }
        }
    }

    /// <summary>Where Terraform reports a forgotten bracket: at the next closing bracket of that kind, or at the end of the text.</summary>
    private SourceSpan PlaceOfForgotten(TokenKind close, in Token found)
    {
        // Looking ahead costs time in proportion to the text, so it is done for the first error only.
        if (_hasBeenLost)
        {
            return SpanOf(found);
        }

        var open = OpeningOf(close);
        var nesting = 0;
        var tokens = source.Tokens;
        for (var i = _index; ; i++)
        {
            if (tokens[i].Kind == TokenKind.EndOfFile || (tokens[i].Kind == close && nesting-- == 0))
            {
                return SpanOf(tokens[i]);
            }

            if (tokens[i].Kind == open)
            {
                nesting++;
            }
        }
    }

    private static TokenKind OpeningOf(TokenKind close) => close switch
    {
        TokenKind.CloseBracket => TokenKind.OpenBracket,
        TokenKind.CloseBrace => TokenKind.OpenBrace,
        _ => TokenKind.OpenParenthesis,
    };

    private static bool IsOpening(TokenKind kind) => kind is TokenKind.OpenBrace or TokenKind.OpenBracket
        or TokenKind.OpenParenthesis or TokenKind.OpenQuote or TokenKind.OpenHeredoc
        or TokenKind.OpenInterpolation or TokenKind.OpenDirective;

    private static bool IsClosing(TokenKind kind) => kind is TokenKind.CloseBrace or TokenKind.CloseBracket
        or TokenKind.CloseParenthesis or TokenKind.CloseQuote or TokenKind.CloseHeredoc or TokenKind.CloseSequence
        or TokenKind.UnclosedQuote;
}
