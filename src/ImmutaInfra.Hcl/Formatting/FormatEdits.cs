using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Finds what <c>terraform fmt</c> modernises.</summary>
internal sealed class FormatEdits
{
    private readonly LexedText _source;
    private readonly List<FormatEdit> _edits = [];

    private FormatEdits(LexedText source) => _source = source;

    /// <summary>The edits for a file, in the order of the source.</summary>
    public static IReadOnlyList<FormatEdit> For(LexedText source, FileSyntax file)
    {
        var finder = new FormatEdits(source);
        finder.VisitBody(file.Body, isVariable: false);
        foreach (var block in file.Body.Blocks)
        {
            finder.VisitBlock(block, isVariable: block.Type == "variable");
        }

        finder._edits.Sort((a, b) => a.Start.CompareTo(b.Start));
        return finder._edits;
    }

    private void VisitBlock(BlockSyntax block, bool isVariable)
    {
        if (block.Labels.Count > 0)
        {
            AddLabels(block);
        }

        VisitBody(block.Body, isVariable);
        foreach (var inner in block.Body.Blocks)
        {
            VisitBlock(inner, isVariable: false);
        }
    }

    private void VisitBody(BodySyntax body, bool isVariable)
    {
        foreach (var attribute in body.Attributes)
        {
            var start = IndexAt(attribute.Expression.Span.Start.Offset);
            var end = IndexAt(attribute.Expression.Span.End.Offset);
            var replacement = isVariable && attribute.Name == "type" ? ModernType(start, end) : Unwrapped(start, end);
            if (replacement is not null)
            {
                _edits.Add(new FormatEdit(start, end, replacement));
            }
        }
    }

    /// <summary>Writes all labels between quotes, without the comments before and between them; one behind them stays.</summary>
    private void AddLabels(BlockSyntax block)
    {
        var labels = new List<FormatToken>();
        foreach (var label in block.Labels)
        {
            labels.Add(Token(TokenKind.OpenQuote, "\""));
            labels.Add(Token(TokenKind.QuotedText, StringEscapes.Encode(label.Text)));
            labels.Add(Token(TokenKind.CloseQuote, "\""));
        }

        var start = IndexAt(block.TypeSpan.End.Offset);
        _edits.Add(new FormatEdit(start, IndexAt(block.Labels[^1].Span.End.Offset), labels));
    }

    /// <summary><c>"${x}"</c> without quotes; null where it has to stay.</summary>
    private List<FormatToken>? Unwrapped(int start, int end)
    {
        var tokens = _source.Tokens[start..end];
        if (tokens is not [{ Kind: TokenKind.OpenQuote }, { Kind: TokenKind.OpenInterpolation }, _, ..,
            { Kind: TokenKind.CloseSequence }, { Kind: TokenKind.CloseQuote }]
            || !IsOneInterpolation(tokens[2..^2]))
        {
            return null;
        }

        (start, end) = (start + 2, end - 2);
        while (start < end && _source.Tokens[start].Kind == TokenKind.Newline)
        {
            start++;
        }

        while (start < end && _source.Tokens[end - 1].Kind == TokenKind.Newline)
        {
            end--;
        }

        var result = new List<FormatToken>();
        FormatTokens.Copy(_source, start, end, result);

        // Outside the quotes a line break would end the argument.
        var isParenthesized = result is [{ Kind: TokenKind.OpenParenthesis }, .., { Kind: TokenKind.CloseParenthesis }];
        return !isParenthesized && result.Exists(token => token.Kind == TokenKind.Newline)
            ? [Token(TokenKind.OpenParenthesis, "("), .. result, Token(TokenKind.CloseParenthesis, ")")]
            : result;
    }

    /// <summary>Whether nothing of the outer template is in there; what is in quotes belongs to an inner one.</summary>
    private static bool IsOneInterpolation(ReadOnlySpan<Token> tokens)
    {
        var quotes = 0;
        foreach (ref readonly var token in tokens)
        {
            quotes += token.Kind switch { TokenKind.OpenQuote => 1, TokenKind.CloseQuote => -1, _ => 0 };
            if (quotes == 0
                && token.Kind is TokenKind.OpenInterpolation or TokenKind.CloseSequence or TokenKind.QuotedText)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Types as they were written before Terraform 0.12, and collections without an element type.</summary>
    private List<FormatToken>? ModernType(int start, int end)
    {
        var tokens = _source.Tokens[start..end];
        return tokens switch
        {
            [{ Kind: TokenKind.Identifier } name] when _source.TextOf(name) is "list" or "map" or "set" =>
                CollectionOf(_source.TextOf(name).ToString(), "any"),
            [{ Kind: TokenKind.OpenQuote }, { Kind: TokenKind.QuotedText } text, _] => _source.TextOf(text) switch
            {
                "string" => [Token(TokenKind.Identifier, "string")],
                "list" => CollectionOf("list", "string"),
                "map" => CollectionOf("map", "string"),
                _ => null,
            },
            _ => null,
        };
    }

    private static List<FormatToken> CollectionOf(string collection, string element) =>
    [
        Token(TokenKind.Identifier, collection),
        Token(TokenKind.OpenParenthesis, "("),
        Token(TokenKind.Identifier, element),
        Token(TokenKind.CloseParenthesis, ")"),
    ];

    private static FormatToken Token(TokenKind kind, string text) => new(kind, text.AsMemory());

    /// <summary>The index of the first token at or behind an offset.</summary>
    private int IndexAt(int offset)
    {
        var tokens = _source.Tokens;
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tokens[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
