using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Sets the blanks between tokens: none or one.</summary>
internal static class Spacing
{
    /// <summary>Spaces the first two cells of all lines.</summary>
    public static void Apply(FormatToken[] tokens, List<FormatLine> lines)
    {
        foreach (var line in lines)
        {
            ApplyToCell(tokens, line.Start, line.Assign);
            if (line.HasAssign)
            {
                tokens[line.Assign].Spaces = 1;
                ApplyToCell(tokens, line.Assign, line.Comment);
            }
        }
    }

    private static void ApplyToCell(FormatToken[] tokens, int start, int end)
    {
        for (var i = start; i < end - 1; i++)
        {
            var before = i > start ? tokens[i - 1].Kind : default(TokenKind?);
            tokens[i + 1].Spaces = HasSpaceBetween(before, tokens[i], tokens[i + 1]) ? 1 : 0;
        }
    }

    /// <summary>Whether there is a blank between two tokens. The order of the rules matters.</summary>
    /// <param name="before">What stands before the first in its cell; null for nothing.</param>
    /// <param name="first">The first token.</param>
    /// <param name="second">The second token.</param>
    private static bool HasSpaceBetween(TokenKind? before, in FormatToken first, in FormatToken second)
    {
        switch (first.Kind, second.Kind)
        {
            case (_, TokenKind.Newline):
            case (TokenKind.Identifier, TokenKind.OpenParenthesis):
            case (TokenKind.Identifier, TokenKind.DoubleColon) or (TokenKind.DoubleColon, TokenKind.Identifier):
            case (TokenKind.Dot, _) or (_, TokenKind.Dot):
            case (_, TokenKind.Comma or TokenKind.Ellipsis):
                return false;
            case (TokenKind.Comma, _):
                return true;
            case (TokenKind.QuotedText or TokenKind.TemplateText or TokenKind.OpenQuote or TokenKind.OpenHeredoc, _):
            case (_, TokenKind.QuotedText or TokenKind.TemplateText or TokenKind.CloseQuote or TokenKind.CloseHeredoc):
                return false;
            case (TokenKind.Identifier, _) when before == TokenKind.Identifier && first.Text.Span is "in":
                // "for x in [a]" is no reference to an element of "in".
                return true;
            case (TokenKind.Identifier or TokenKind.Number, TokenKind.OpenBracket):
            case (_, TokenKind.OpenBracket) when first.BracketChange < 0:
            case (TokenKind.Bang, _):
                return false;
            case (TokenKind.Minus, _):
                return !IsNegationBehind(before);
            case (TokenKind.OpenBrace, TokenKind.CloseBrace):
                return false;
            case (TokenKind.OpenBrace, _) or (_, TokenKind.CloseBrace):
            case (TokenKind.OpenInterpolation or TokenKind.OpenDirective, TokenKind.OpenBrace):
            case (TokenKind.CloseBrace, TokenKind.CloseSequence):
                return true;
            case (TokenKind.CloseSequence, TokenKind.OpenInterpolation or TokenKind.OpenDirective):
                return false;
            default:
                return first.BracketChange <= 0 && second.BracketChange >= 0;
        }
    }

    /// <summary>Whether a minus is a sign and no subtraction: nothing before it could be the end of an operand.</summary>
    private static bool IsNegationBehind(TokenKind? before) => before is null
        or TokenKind.OpenParenthesis or TokenKind.OpenBrace or TokenKind.OpenBracket
        or TokenKind.Equal or TokenKind.Colon or TokenKind.Comma or TokenKind.Question
        or TokenKind.Plus or TokenKind.Star or TokenKind.Slash or TokenKind.Percent or TokenKind.Minus
        or TokenKind.EqualEqual or TokenKind.BangEqual
        or TokenKind.Greater or TokenKind.GreaterEqual or TokenKind.Less or TokenKind.LessEqual
        or TokenKind.And or TokenKind.Or or TokenKind.Bang;
}
