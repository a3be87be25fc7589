using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Navigation;

/// <summary>Finds passwords and their like that stand in a source file as plain text, so that messages do not show them with its lines.</summary>
/// <remarks>It goes by the names of the arguments and looks at tokens only: messages are most often about files that do not parse.</remarks>
public static class SecretLiterals
{
    private static readonly string[] Endings =
    [
        "password", "passphrase", "secret", "token", "credential", "credentials", "api_key", "access_key", "access_key_id", "secret_key",
        "private_key", "key_pair", "key_file", "connect_args",
    ];

    /// <summary>Whether what is given under a name is likely to be a secret.</summary>
    /// <param name="name">The name of an argument in HCL.</param>
    public static bool IsSecret(string name) => Array.Exists(
        Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            && (name.Length == ending.Length || name[^(ending.Length + 1)] is '_' or '-'));

    /// <summary>The pieces of literal text in the values of such arguments.</summary>
    /// <param name="text">The file, in the native or in the JSON syntax.</param>
    /// <returns>The first UTF-16 code unit of each and the one behind its last, in order; line breaks belong to none.</returns>
    public static IReadOnlyList<(int Start, int End)> Find(string text)
    {
        var found = new List<(int, int)>();
        var source = Lexer.Lex(text, "");
        var tokens = source.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind is TokenKind.Identifier or TokenKind.QuotedText && IsSecret(source.TextOf(tokens[i]).ToString()))
            {
                var next = tokens[i].Kind == TokenKind.QuotedText && i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.CloseQuote ? i + 2 : i + 1;
                if (next < tokens.Length && tokens[next].Kind is TokenKind.Equal or TokenKind.Colon)
                {
                    i = AddValue(source, next + 1, found);
                }
            }
        }

        return found;
    }

    /// <returns>The last token of the value.</returns>
    private static int AddValue(LexedText source, int from, List<(int Start, int End)> found)
    {
        var depth = 0;
        var tokens = source.Tokens;
        for (var i = from; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParenthesis or TokenKind.OpenInterpolation or TokenKind.OpenDirective
                    or TokenKind.OpenQuote or TokenKind.OpenHeredoc:
                    depth++;
                    break;
                case TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParenthesis or TokenKind.CloseSequence
                    or TokenKind.CloseQuote or TokenKind.CloseHeredoc or TokenKind.UnclosedQuote:
                    depth--;
                    break;
                case TokenKind.QuotedText or TokenKind.TemplateText:
                    AddLines(source, tokens[i], found);
                    break;
            }

            if (depth < 0 || (depth == 0 && tokens[i].Kind is TokenKind.Newline or TokenKind.Comma))
            {
                return i;
            }
        }

        return tokens.Length - 1;
    }

    private static void AddLines(LexedText source, in Token token, List<(int Start, int End)> found)
    {
        var start = token.Start;
        foreach (var line in source.TextOf(token).EnumerateLines())
        {
            if (line.Length > 0)
            {
                found.Add((start, start + line.Length));
            }

            start += line.Length;
            while (start < token.End && source.Text[start] is '\r' or '\n')
            {
                start++;
            }
        }
    }
}
