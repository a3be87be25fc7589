namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    /// <summary>Reports characters that the language does not have, before anything is parsed: they tell more than
    /// the "invalid expression" that comes of them. Operators and marks of other languages are explained once.</summary>
    private void ReportInvalidTokens()
    {
        var explained = "";
        foreach (ref readonly var token in source.Tokens)
        {
            if (token.Kind != TokenKind.Invalid)
            {
                continue;
            }

            var character = source.TextOf(token)[0];
            if (!explained.Contains(character))
            {
                Report(SyntaxDiagnostics.InvalidCharacter(SpanOf(token), character));
            }

            if ("&|^~'`;".Contains(character))
            {
                explained += character;
            }
        }
    }
}
