using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    /// <summary>Reports characters that the language does not have, before anything is parsed: they tell more than
    /// the "invalid expression" that comes of them. Operators and marks of other languages are explained once.</summary>
    private void ReportInvalidTokens()
    {
        ReportBrokenBytes();
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

    // In comments nobody minds. Where characters are not within the language at all that is said below.
    private void ReportBrokenBytes()
    {
        if (SourceBytes.IndexOfBroken(source.Text) < 0)
        {
            return;
        }

        foreach (ref readonly var token in source.Tokens)
        {
            var text = source.TextOf(token);
            if (token.Kind is not (TokenKind.Comment or TokenKind.Invalid) && SourceBytes.IndexOfBroken(text) is >= 0 and var at)
            {
                var start = LexedText.Advance(source.StartOf(token), text[..at], isAscii: false);
                Report(SyntaxDiagnostics.InvalidCharacter(
                    new SourceSpan(source.FileName, start, new SourcePosition(start.Line, start.Column + 1, start.Offset + 1)), SourceBytes.Broken));
            }
        }
    }
}
