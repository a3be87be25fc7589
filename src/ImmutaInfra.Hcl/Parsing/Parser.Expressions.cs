using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    private const int TightestBinding = 6;

    /// <summary><c>Expression = Conditional</c>; every nested expression comes through here.</summary>
    private ExpressionSyntax ParseExpression()
    {
        if (_nesting >= NestingLimit)
        {
            return TooDeepAt(Peek());
        }

        _nesting++;
        var first = Peek();
        var expression = ParseConditional();
        _nesting--;
        return expression.Depth <= ExpressionSyntax.DepthLimit ? expression : TooDeepAt(first);
    }

    private MissingSyntax TooDeepAt(in Token first)
    {
        var span = SpanOf(first);
        ReportAndLose(SyntaxDiagnostics.NestedTooDeeply(span));
        return MissingAt(span);
    }

    /// <summary><c>Conditional = Binary [ "?" Expression ":" Expression ]</c></summary>
    private ExpressionSyntax ParseConditional()
    {
        var condition = ParseBinary(1);
        if (_lost || !TryRead(TokenKind.Question, out _))
        {
            return condition;
        }

        var whenTrue = ParseExpression();
        if (_lost)
        {
            return condition;
        }

        if (!TryRead(TokenKind.Colon, out var colon))
        {
            // No colon: stop here. Reading on would blame the next line for this one's mistake.
            ReportAndLose(SyntaxDiagnostics.ConditionalWithoutElse(SpanOf(colon)));
            return condition;
        }

        var whenFalse = ParseExpression();
        return new ConditionalSyntax(SpanOver(condition.Span, whenFalse.Span), condition, whenTrue, whenFalse);
    }

    /// <summary><c>Binary = Unary { Operator Unary }</c>, operators of one level from the left.</summary>
    /// <param name="weakest">The level, 1 for <c>||</c> to 6 for <c>*</c>, below which an operator is left to the caller.</param>
    private ExpressionSyntax ParseBinary(int weakest)
    {
        var left = ParseTermWithTraversals();
        while (!_lost)
        {
            var next = Peek();
            var level = LevelOf(next.Kind, out var @operator);
            if (level < weakest)
            {
                break;
            }

            Read();
            var right = level == TightestBinding ? ParseTermWithTraversals() : ParseBinary(level + 1);
            left = new BinarySyntax(SpanOver(left.Span, right.Span), @operator, left, right);
        }

        return left;
    }

    private static int LevelOf(TokenKind kind, out BinaryOperator @operator)
    {
        (var level, @operator) = kind switch
        {
            TokenKind.Or => (1, BinaryOperator.Or),
            TokenKind.And => (2, BinaryOperator.And),
            TokenKind.EqualEqual => (3, BinaryOperator.Equal),
            TokenKind.BangEqual => (3, BinaryOperator.NotEqual),
            TokenKind.Greater => (4, BinaryOperator.GreaterThan),
            TokenKind.GreaterEqual => (4, BinaryOperator.GreaterThanOrEqual),
            TokenKind.Less => (4, BinaryOperator.LessThan),
            TokenKind.LessEqual => (4, BinaryOperator.LessThanOrEqual),
            TokenKind.Plus => (5, BinaryOperator.Add),
            TokenKind.Minus => (5, BinaryOperator.Subtract),
            TokenKind.Star => (TightestBinding, BinaryOperator.Multiply),
            TokenKind.Slash => (TightestBinding, BinaryOperator.Divide),
            TokenKind.Percent => (TightestBinding, BinaryOperator.Modulo),
            _ => (0, default),
        };
        return level;
    }

    /// <summary><c>Unary = ( "-" | "!" ) Unary</c>, a traversal binding tighter.</summary>
    private ExpressionSyntax ParseUnary(UnaryOperator @operator)
    {
        var mark = Read();
        if (_nesting >= NestingLimit)
        {
            return TooDeepAt(mark);
        }

        _nesting++;
        var operand = ParseTermWithTraversals();
        _nesting--;
        return new UnarySyntax(SpanOver(mark, operand.Span), @operator, operand);
    }

    private ExpressionSyntax ParseTermWithTraversals() => ParseTraversals(ParseTerm());

    private ExpressionSyntax ParseTerm()
    {
        var first = Peek();
        switch (first.Kind)
        {
            case TokenKind.Identifier:
                Read();
                return ParseName(first);
            case TokenKind.Number:
                Read();
                return ParseNumber(first);
            case TokenKind.OpenQuote or TokenKind.OpenHeredoc:
                return ParseString();
            case TokenKind.OpenParenthesis:
                return ParseParentheses();
            case TokenKind.OpenBracket:
                return ParseTupleOrFor();
            case TokenKind.OpenBrace:
                return ParseObjectOrFor();
            case TokenKind.Minus:
                return ParseUnary(UnaryOperator.Negate);
            case TokenKind.Bang:
                return ParseUnary(UnaryOperator.Not);
            default:
                var span = SpanOf(first);
                ReportAndLose(first.Kind == TokenKind.EndOfFile
                    ? SyntaxDiagnostics.MissingExpression(span)
                    : SyntaxDiagnostics.InvalidExpression(span));
                return MissingAt(span);
        }
    }

    /// <summary>A keyword, a call, or the root of a reference.</summary>
    private ExpressionSyntax ParseName(in Token name)
    {
        if (Peek().Kind is TokenKind.OpenParenthesis or TokenKind.DoubleColon)
        {
            return ParseCall(name);
        }

        var span = SpanOf(name);
        return source.TextOf(name) switch
        {
            "true" => new BooleanSyntax(span, true),
            "false" => new BooleanSyntax(span, false),
            "null" => new NullSyntax(span),
            _ => new ScopeTraversalSyntax(span, TextOf(name), span, []),
        };
    }

    private ExpressionSyntax ParseNumber(in Token number)
    {
        var text = source.TextOf(number);
        var span = SpanOf(number);
        var exponent = text.IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? text : text[..exponent];
        if (mantissa.Count('.') <= 1 && (exponent < 0 || text[(exponent + 1)..].IndexOfAny(".eE") < 0))
        {
            return new NumberSyntax(span, text.ToString());
        }

        // The text is all there and so is its place; only the value is not. No reason to skip anything.
        Report(SyntaxDiagnostics.InvalidNumber(span));
        return MissingAt(span);
    }

    /// <summary><c>Parentheses = "(" Expression ")"</c></summary>
    private ParenthesesSyntax ParseParentheses()
    {
        var open = Read();
        var outer = IgnoreNewlines();
        var inner = ParseExpression();
        Token close;
        if (_lost)
        {
            close = RecoverTo(TokenKind.CloseParenthesis);
        }
        else if (!TryRead(TokenKind.CloseParenthesis, out close))
        {
            ReportAndLose(SyntaxDiagnostics.UnbalancedParentheses(SpanOf(close)));
            close = RecoverTo(TokenKind.CloseParenthesis);
        }

        _newlinesCount = outer;
        return new ParenthesesSyntax(SpanOver(open, close), inner);
    }

    /// <summary><c>Call = Name { "::" Name } "(" [ Expression { "," Expression } [ "," | "..." ] ] ")"</c></summary>
    private ExpressionSyntax ParseCall(in Token name)
    {
        var nameSpan = SpanOf(name);
        var fullName = TextOf(name);
        while (TryRead(TokenKind.DoubleColon, out _))
        {
            if (!TryRead(TokenKind.Identifier, out var next))
            {
                ReportAndLose(SyntaxDiagnostics.MissingFunctionName(SpanOf(next)));
                return MissingAt(nameSpan);
            }

            nameSpan = SpanOver(nameSpan, SpanOf(next));
            fullName = $"{fullName}::{source.TextOf(next)}";
        }

        if (!TryRead(TokenKind.OpenParenthesis, out var open))
        {
            ReportAndLose(SyntaxDiagnostics.MissingOpenParenthesis(SpanOf(open)));
            return MissingAt(nameSpan);
        }

        var outer = IgnoreNewlines();
        var arguments = new List<ExpressionSyntax>();
        var expandsFinal = false;
        Token close;
        while (!TryRead(TokenKind.CloseParenthesis, out close))
        {
            arguments.Add(ParseExpression());
            if (!_lost && TryRead(TokenKind.Ellipsis, out var ellipsis))
            {
                expandsFinal = true;
                if (Peek().Kind != TokenKind.CloseParenthesis)
                {
                    ReportAndLose(SyntaxDiagnostics.ExpansionNotLast(SpanOf(ellipsis)));
                }
            }
            else if (!_lost && Peek() is { Kind: not (TokenKind.Comma or TokenKind.CloseParenthesis) } other)
            {
                ReportAndLose(other.Kind == TokenKind.EndOfFile
                    ? SyntaxDiagnostics.UnterminatedCall(SpanOver(nameSpan, SpanOf(open)))
                    : SyntaxDiagnostics.MissingArgumentSeparator(SpanOf(other)));
            }

            if (_lost)
            {
                close = RecoverTo(TokenKind.CloseParenthesis);
                break;
            }

            TryRead(TokenKind.Comma, out _);
        }

        _newlinesCount = outer;
        return new FunctionCallSyntax(
            SpanOver(nameSpan, SpanOf(close)), fullName, nameSpan, arguments, expandsFinal, SpanOf(close));
    }

    /// <summary>Lets line breaks pass from here on, and gives what to restore behind the closing bracket.</summary>
    private bool IgnoreNewlines()
    {
        var outer = _newlinesCount;
        _newlinesCount = false;
        return outer;
    }
}
