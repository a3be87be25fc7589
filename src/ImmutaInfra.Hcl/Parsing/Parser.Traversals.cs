using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    /// <summary><c>Traversals = { "." Name | "." Number | ".*" | "[" Expression "]" | "[*]" }</c>, behind an expression.</summary>
    private ExpressionSyntax ParseTraversals(ExpressionSyntax from)
    {
        var current = from;
        List<TraversalStepSyntax>? steps = null;
        while (!_lost)
        {
            var next = Peek();
            if (next.Kind == TokenKind.Dot)
            {
                Read();
                if (TryRead(TokenKind.Star, out var star))
                {
                    current = ParseAttributeSplat(Attach(current, steps), SpanOver(next, star));
                    steps = null;
                }
                else if (ParseStep(next, star) is { } step)
                {
                    (steps ??= []).Add(step);
                }
            }
            else if (next.Kind == TokenKind.OpenBracket)
            {
                Read();
                if (Peek().Kind == TokenKind.Star)
                {
                    return ParseFullSplat(Attach(current, steps), next);
                }

                var key = ParseBracketedKey(next, out var brackets);
                if (ConstantStep(key, brackets) is { } step)
                {
                    (steps ??= []).Add(step);
                }
                else
                {
                    current = Attach(current, steps);
                    current = new IndexSyntax(SpanOver(current.Span, brackets), current, key, brackets);
                    steps = null;
                }
            }
            else
            {
                break;
            }
        }

        return Attach(current, steps);
    }

    private ExpressionSyntax Attach(ExpressionSyntax expression, List<TraversalStepSyntax>? steps)
    {
        if (steps is null)
        {
            return expression;
        }

        var span = SpanOver(expression.Span, steps[^1].Span);
        return expression is ScopeTraversalSyntax { Steps.Count: 0 } root
            ? new ScopeTraversalSyntax(span, root.RootName, root.RootSpan, steps)
            : new RelativeTraversalSyntax(span, expression, steps);
    }

    /// <summary>The step behind a dot; null when there is none, which has then been reported.</summary>
    private TraversalStepSyntax? ParseStep(in Token dot, in Token name)
    {
        switch (name.Kind)
        {
            case TokenKind.Identifier:
                Read();
                return new AttributeStepSyntax(SpanOver(dot, name), TextOf(name));
            case TokenKind.Number:
                Read();
                var number = TextOf(name);
                if (number.Contains('.'))
                {
                    // The lexer cannot know that this is no fraction. Later steps do not depend on what was meant.
                    Report(SyntaxDiagnostics.LegacyIndexes(SpanOf(name), number));
                    return null;
                }

                return new IndexStepSyntax(SpanOver(dot, name), number, IsNumber: true);
            default:
                ReportAndLose(SyntaxDiagnostics.InvalidAttributeName(SpanOf(name)));
                return null;
        }
    }

    /// <summary><c>.*</c>, with the attributes and legacy indexes that follow.</summary>
    private SplatSyntax ParseAttributeSplat(ExpressionSyntax from, SourceSpan marker)
    {
        var item = new SplatItemSyntax(marker);
        List<TraversalStepSyntax>? steps = null;
        while (!_lost && TryRead(TokenKind.Dot, out var dot))
        {
            var name = Peek();
            if (name.Kind == TokenKind.Star)
            {
                ReportAndLose(SyntaxDiagnostics.NestedSplat(SpanOf(name)));
            }
            else if (name.Kind is not (TokenKind.Identifier or TokenKind.Number))
            {
                // Terraform points at the star, not behind the dot.
                ReportAndLose(SyntaxDiagnostics.InvalidAttributeName(marker with { Start = Before(marker.End) }));
            }
            else if (ParseStep(dot, name) is { } step)
            {
                (steps ??= []).Add(step);
            }
        }

        var each = Attach(item, steps);
        return new SplatSyntax(SpanOver(from.Span, each.Span), from, each, item);
    }

    private static SourcePosition Before(SourcePosition end) => new(end.Line, end.Column - 1, end.Offset - 1);

    /// <summary><c>[*]</c>, with all traversals that follow, from the star.</summary>
    private ExpressionSyntax ParseFullSplat(ExpressionSyntax from, in Token open)
    {
        Read();
        if (!TryRead(TokenKind.CloseBracket, out var close))
        {
            ReportAndLose(SyntaxDiagnostics.UnclosedSplat(PlaceOfForgotten(TokenKind.CloseBracket, close)));
            return from;
        }

        if (_nesting >= NestingLimit)
        {
            return TooDeepAt(open);
        }

        _nesting++;
        var marker = SpanOver(open, close);
        var item = new SplatItemSyntax(marker);
        var each = ParseTraversals(item);
        _nesting--;
        return new SplatSyntax(SpanOver(from.Span, each.Span), from, each, item);
    }

    private ExpressionSyntax ParseBracketedKey(in Token open, out SourceSpan brackets)
    {
        var outer = IgnoreNewlines();
        var key = ParseExpression();
        Token close;
        if (_lost)
        {
            close = RecoverTo(TokenKind.CloseBracket);
        }
        else if (!TryRead(TokenKind.CloseBracket, out close))
        {
            ReportAndLose(SyntaxDiagnostics.UnclosedIndex(PlaceOfForgotten(TokenKind.CloseBracket, close)));
            close = RecoverTo(TokenKind.CloseBracket);
        }

        _newlinesCount = outer;
        brackets = SpanOver(open, close);
        return key;
    }

    private static IndexStepSyntax? ConstantStep(ExpressionSyntax key, SourceSpan brackets) => key switch
    {
        NumberSyntax number => new IndexStepSyntax(brackets, number.Text, IsNumber: true),
        TemplateSyntax { Literal: { } text } => new IndexStepSyntax(brackets, text, IsNumber: false),
        _ => null,
    };
}
