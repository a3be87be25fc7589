using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    private static readonly string[] DirectiveKeywords = ["if", "for", "else", "endif", "endfor"];

    /// <summary>A quoted template or a heredoc, from its opening mark.</summary>
    private TemplateSyntax ParseString()
    {
        var open = Read();
        if (open.Kind == TokenKind.OpenHeredoc)
        {
            var isFlush = source.TextOf(open)[2] == '-';
            var parts = ParseTemplateParts(TokenKind.CloseHeredoc, isFlush, out var end);
            return new TemplateSyntax(
                SpanOver(open, end), isFlush ? TemplateKind.FlushHeredoc : TemplateKind.Heredoc, parts);
        }

        var tokens = source.Tokens;
        if (tokens[_index].Kind == TokenKind.CloseQuote)
        {
            return new TemplateSyntax(SpanOver(open, tokens[_index++]), TemplateKind.Quoted, []);
        }

        if (tokens[_index].Kind == TokenKind.QuotedText && tokens[_index + 1].Kind == TokenKind.CloseQuote)
        {
            // Nearly all strings are plain text: spare them the way through the pieces.
            var text = tokens[_index];
            var close = tokens[_index + 1];
            _index += 2;
            var only = new TemplateTextSyntax(SpanOf(text), DecodeText(text));
            return new TemplateSyntax(SpanOver(open, close), TemplateKind.Quoted, [only]);
        }

        var pieces = ParseTemplateParts(TokenKind.CloseQuote, isFlush: false, out var last);
        return new TemplateSyntax(SpanOver(open, last), TemplateKind.Quoted, pieces);
    }

    /// <summary><c>Template = { Text | Interpolation | Directive }</c> and its closing mark, after the opening one.</summary>
    private IReadOnlyList<TemplatePartSyntax> ParseTemplateParts(TokenKind endKind, bool isFlush, out Token end)
    {
        var pieces = ReadTemplatePieces(endKind, out end);
        if (isFlush)
        {
            TemplatePieces.RemoveCommonIndentation(pieces);
        }

        TemplatePieces.Meld(pieces);
        return new TemplateTreeBuilder(pieces, SpanOf(end), Report).Build();
    }

    private List<TemplatePiece> ReadTemplatePieces(TokenKind endKind, out Token end)
    {
        var pieces = new List<TemplatePiece>();
        var stripsNext = false;
        while (true)
        {
            // Nothing in a template is skipped, so this does not go through Peek.
            end = source.Tokens[_index];
            if (end.Kind == endKind)
            {
                _index += endKind == TokenKind.EndOfFile ? 0 : 1;
                return pieces;
            }

            switch (end.Kind)
            {
                case TokenKind.QuotedText or TokenKind.TemplateText:
                    _index++;
                    var text = DecodeText(end);
                    pieces.Add(TemplatePiece.OfText(SpanOf(end), stripsNext ? text.TrimStart() : text));
                    stripsNext = false;
                    break;
                case TokenKind.OpenInterpolation or TokenKind.OpenDirective:
                    StripLast(pieces, end);
                    stripsNext = ReadSequence(pieces, end);
                    break;
                case TokenKind.UnclosedQuote when endKind == TokenKind.CloseQuote:
                    LeaveUnclosedQuote();
                    return pieces;
                default:
                    ReportAndLose(SyntaxDiagnostics.UnterminatedTemplate(SpanOf(end)));
                    break;
            }

            if (_lost)
            {
                end = RecoverTo(endKind);
                if (end.Kind == TokenKind.UnclosedQuote && endKind == TokenKind.CloseQuote)
                {
                    _index++;
                    _lost = false;
                }

                return pieces;
            }
        }
    }

    private void LeaveUnclosedQuote()
    {
        _index++;
        var next = source.Tokens[_index];
        Report(SyntaxDiagnostics.MultiLineString(SpanOf(next)));

        // The string around this one has no end either; say it once.
        _lost = next.Kind == TokenKind.UnclosedQuote;
    }

    /// <summary><c>${~</c> removes the blanks before it.</summary>
    private static void StripLast(List<TemplatePiece> pieces, in Token open)
    {
        if (open.Length == 3 && pieces is [.., { Kind: TemplatePieceKind.Text } last])
        {
            pieces[^1] = TemplatePiece.OfText(last.Span, last.Text.TrimEnd());
        }
    }

    /// <summary>One <c>${ … }</c> or <c>%{ … }</c>.</summary>
    /// <returns>Whether it ends in <c>~}</c>, which removes the blanks behind it.</returns>
    private bool ReadSequence(List<TemplatePiece> pieces, in Token open)
    {
        _index++;
        var outer = IgnoreNewlines();
        var piece = open.Kind == TokenKind.OpenInterpolation
            ? TemplatePiece.OfInterpolation(ParseExpression())
            : ReadDirective(out _);
        var close = Peek();
        if (!_lost && close.Kind != TokenKind.CloseSequence)
        {
            ReportAndLose(MissingSequenceEnd(open, close));
        }

        close = _lost ? RecoverTo(TokenKind.CloseSequence) : Read();
        _newlinesCount = outer;
        if (piece is not null)
        {
            pieces.Add(piece.Value with { Span = SpanOver(open, close) });
        }

        return close is { Kind: TokenKind.CloseSequence, Length: 2 };
    }

    private Diagnostic MissingSequenceEnd(in Token open, in Token found)
    {
        if (open.Kind == TokenKind.OpenDirective)
        {
            return SyntaxDiagnostics.ExtraInDirective(SpanOf(found));
        }

        return found.Kind switch
        {
            TokenKind.EndOfFile or TokenKind.OpenQuote or TokenKind.CloseQuote or TokenKind.UnclosedQuote =>
                SyntaxDiagnostics.UnclosedInterpolation(SpanOf(open)),
            _ => SyntaxDiagnostics.ExtraInInterpolation(SpanOf(found), found.Kind == TokenKind.Colon),
        };
    }

    private TemplatePiece? ReadDirective(out Token keyword)
    {
        if (!TryRead(TokenKind.Identifier, out keyword))
        {
            ReportAndLose(SyntaxDiagnostics.InvalidDirective(SpanOf(keyword)));
            return null;
        }

        switch (source.TextOf(keyword))
        {
            case "if":
                return TemplatePiece.OfIf(ParseExpression());
            case "else":
                return TemplatePiece.Of(TemplatePieceKind.Else);
            case "endif":
                return TemplatePiece.Of(TemplatePieceKind.EndIf);
            case "endfor":
                return TemplatePiece.Of(TemplatePieceKind.EndFor);
            case "for":
                return TryParseForIntroduction(isDirective: true, out var keyName, out var valueName)
                    ? TemplatePiece.OfFor(keyName, valueName, ParseExpression())
                    : null;
            default:
                ReportAndLose(SyntaxDiagnostics.UnknownDirective(SpanOf(keyword), TextOf(keyword), DirectiveKeywords));
                return null;
        }
    }

    /// <summary><c>Label = '"' Text '"'</c></summary>
    private LabelSyntax ParseQuotedLabel()
    {
        var open = Read();
        var text = "";
        Token token;
        while (true)
        {
            token = source.Tokens[_index];
            if (token.Kind is TokenKind.OpenInterpolation or TokenKind.OpenDirective)
            {
                Report(SyntaxDiagnostics.TemplateInLabel(SpanOf(token), source.TextOf(token)[0]));
                _index++;
                RecoverTo(TokenKind.CloseSequence);
                continue;
            }

            _index += token.Kind == TokenKind.EndOfFile ? 0 : 1;
            if (token.Kind == TokenKind.QuotedText)
            {
                text += DecodeText(token);
            }
            else
            {
                if (token.Kind != TokenKind.CloseQuote)
                {
                    Report(SyntaxDiagnostics.MultiLineString(SpanOf(source.Tokens[_index])));
                }

                _lost = false;
                return new LabelSyntax(SpanOver(open, token), text);
            }
        }
    }

    private string DecodeText(in Token token)
    {
        var text = source.TextOf(token);
        if (text.IndexOfAny("\\$%") < 0)
        {
            return text.ToString();
        }

        return token.Kind == TokenKind.QuotedText
            ? StringEscapes.DecodeQuoted(text, source.SpanOf(token), Report)
            : StringEscapes.DecodeTemplate(text);
    }
}
