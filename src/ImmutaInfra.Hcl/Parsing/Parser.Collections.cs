using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    private ExpressionSyntax ParseTupleOrFor()
    {
        var open = Read();
        var outer = IgnoreNewlines();
        var result = IsKeyword(Peek(), "for") ? ParseFor(open, TokenKind.CloseBracket) : ParseTuple(open);
        _newlinesCount = outer;
        return result;
    }

    /// <summary><c>Tuple = "[" [ Expression { "," Expression } [ "," ] ] "]"</c>, after the bracket.</summary>
    private TupleSyntax ParseTuple(in Token open)
    {
        var elements = new List<ExpressionSyntax>();
        Token close;
        while (!TryRead(TokenKind.CloseBracket, out close))
        {
            elements.Add(ParseExpression());
            if (!_lost && Peek() is { Kind: not (TokenKind.Comma or TokenKind.CloseBracket) } other)
            {
                ReportAndLose(other.Kind == TokenKind.EndOfFile
                    ? SyntaxDiagnostics.UnterminatedTuple(SpanOf(open))
                    : SyntaxDiagnostics.MissingItemSeparator(SpanOf(other)));
            }

            if (_lost)
            {
                close = RecoverTo(TokenKind.CloseBracket);
                break;
            }

            TryRead(TokenKind.Comma, out _);
        }

        return new TupleSyntax(SpanOver(open, close), elements);
    }

    private ExpressionSyntax ParseObjectOrFor()
    {
        var open = Read();
        var outer = IgnoreNewlines();
        ExpressionSyntax result;
        if (IsKeyword(Peek(), "for"))
        {
            result = ParseFor(open, TokenKind.CloseBrace);
        }
        else
        {
            _newlinesCount = true;
            result = ParseObject(open);
        }

        _newlinesCount = outer;
        return result;
    }

    /// <summary><c>Object = "{" { Item ( "," | Newline ) } "}"</c>, after the brace; line breaks count.</summary>
    private ObjectSyntax ParseObject(in Token open)
    {
        var items = new List<ObjectItemSyntax>();
        Token close;
        while (true)
        {
            close = Peek();
            if (close.Kind == TokenKind.Newline)
            {
                Read();
                continue;
            }

            if (close.Kind == TokenKind.CloseBrace)
            {
                Read();
                break;
            }

            if (ParseObjectItem(open) is { } item)
            {
                items.Add(item);
            }

            if (!_lost && Peek() is { Kind: not (TokenKind.Comma or TokenKind.Newline or TokenKind.CloseBrace) } other)
            {
                ReportAndLose(other.Kind == TokenKind.EndOfFile
                    ? SyntaxDiagnostics.UnterminatedObject(SpanOf(open))
                    : SyntaxDiagnostics.MissingAttributeSeparator(SpanOf(other)));
            }

            if (_lost)
            {
                close = RecoverTo(TokenKind.CloseBrace);
                break;
            }

            TryRead(TokenKind.Comma, out _);
        }

        return new ObjectSyntax(SpanOver(open, close), items);
    }

    /// <summary><c>Item = Expression ( "=" | ":" ) Expression</c></summary>
    private ObjectItemSyntax? ParseObjectItem(in Token open)
    {
        var key = ParseExpression();
        if (_lost)
        {
            return null;
        }

        var separator = Peek();
        if (separator.Kind is not (TokenKind.Equal or TokenKind.Colon))
        {
            ReportAndLose(separator.Kind == TokenKind.EndOfFile
                ? SyntaxDiagnostics.UnterminatedObject(SpanOf(open))
                : SyntaxDiagnostics.MissingKeyValueSeparator(SpanOf(separator), separator.Kind));
            return null;
        }

        Read();
        var value = ParseExpression();
        var span = SpanOver(key.Span, value.Span);
        return key switch
        {
            ScopeTraversalSyntax { Steps.Count: 0 } name => new ObjectItemSyntax(span, key.Span, name.RootName, null, value),
            BooleanSyntax boolean => new ObjectItemSyntax(span, key.Span, boolean.Value ? "true" : "false", null, value),
            NullSyntax => new ObjectItemSyntax(span, key.Span, "null", null, value),
            _ => new ObjectItemSyntax(span, key.Span, null, key, value),
        };
    }

    /// <summary><c>For = "for" Name [ "," Name ] "in" Expression ":" Expression [ "=>" Expression ] [ "..." ]
    /// [ "if" Expression ]</c> and the closing bracket, after the opening one.</summary>
    private ExpressionSyntax ParseFor(in Token open, TokenKind closeKind)
    {
        Read();
        if (!TryParseForIntroduction(isDirective: false, out var keyName, out var valueName))
        {
            return MissingFor(open, closeKind);
        }

        var collection = ParseExpression();
        if (!_lost && !TryRead(TokenKind.Colon, out var colon))
        {
            ReportAndLose(SyntaxDiagnostics.InvalidFor(
                SpanOf(colon), "For expression requires a colon after the collection expression."));
        }

        if (_lost)
        {
            return MissingFor(open, closeKind);
        }

        ExpressionSyntax? key = null;
        var value = ParseExpression();
        if (!_lost && TryRead(TokenKind.FatArrow, out _))
        {
            key = value;
            value = ParseExpression();
        }

        var ellipsis = default(Token);
        var isGrouping = !_lost && TryRead(TokenKind.Ellipsis, out ellipsis);
        ExpressionSyntax? condition = null;
        if (!_lost && IsKeyword(Peek(), "if"))
        {
            Read();
            condition = ParseExpression();
        }

        if (!_lost && Peek().Kind != closeKind)
        {
            ReportAndLose(SyntaxDiagnostics.InvalidFor(
                SpanOf(Peek()), "Extra characters after the end of the 'for' expression."));
        }

        if (_lost)
        {
            return MissingFor(open, closeKind);
        }

        var span = SpanOver(open, Read());
        if (closeKind == TokenKind.CloseBrace)
        {
            return key is not null
                ? new ForSyntax(span, keyName, valueName, collection, key, value, condition, isGrouping)
                : InvalidFor(span, value.Span, "Key expression is required when building an object.");
        }

        if (key is not null)
        {
            return InvalidFor(span, key.Span, "Key expression is not valid when building a tuple.");
        }

        return isGrouping
            ? InvalidFor(span, SpanOf(ellipsis), "Grouping ellipsis (...) cannot be used when building a tuple.")
            : new ForSyntax(span, keyName, valueName, collection, null, value, condition, false);
    }

    /// <summary>The names and <c>in</c>, of a <c>for</c> expression or directive.</summary>
    private bool TryParseForIntroduction(bool isDirective, out string? keyName, out string valueName)
    {
        keyName = null;
        valueName = "";
        if (!TryRead(TokenKind.Identifier, out var name))
        {
            return Fail(name, "requires variable name after 'for'.");
        }

        valueName = TextOf(name);
        if (TryRead(TokenKind.Comma, out _))
        {
            keyName = valueName;
            if (!TryRead(TokenKind.Identifier, out name))
            {
                return Fail(name, "requires value variable name after comma.");
            }

            valueName = TextOf(name);
        }

        if (!IsKeyword(Peek(), "in"))
        {
            return Fail(Peek(), isDirective
                ? "requires 'in' keyword after names."
                : "requires the 'in' keyword after its name declarations.");
        }

        Read();
        return true;

        bool Fail(in Token at, string detail)
        {
            ReportAndLose(isDirective
                ? SyntaxDiagnostics.InvalidForDirective(SpanOf(at), $"For directive {detail}")
                : SyntaxDiagnostics.InvalidFor(SpanOf(at), $"For expression {detail}"));
            return false;
        }
    }

    private MissingSyntax MissingFor(in Token open, TokenKind closeKind) =>
        MissingAt(SpanOver(open, RecoverTo(closeKind)));

    private MissingSyntax InvalidFor(SourceSpan whole, SourceSpan at, string detail)
    {
        Report(SyntaxDiagnostics.InvalidFor(at, detail));
        return MissingAt(whole);
    }
}
