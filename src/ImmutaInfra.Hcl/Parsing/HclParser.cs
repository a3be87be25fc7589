using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>Reads HCL's native syntax. Whatever the text, it gives a tree and reports each mistake it finds.</summary>
/// <remarks>Source: HCL native syntax specification; places and wording of errors follow Terraform 1.11.
/// Time is linear in the length of the text. Nothing nests deeper than <see cref="ExpressionSyntax.DepthLimit"/>.</remarks>
public static class HclParser
{
    /// <summary>Whether a message is about grammar, native or JSON: what stands there could not be read, and what comes of it is no mistake of its own.</summary>
    public static bool IsOfGrammar(Diagnostic message) =>
        message.Code.StartsWith("IMI10", StringComparison.Ordinal) || message.Code.StartsWith("IMI12", StringComparison.Ordinal);

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">The text; a byte order mark and Windows line ends are taken.</param>
    /// <param name="fileName">The name for the spans.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI10xx</c>.</param>
    public static FileSyntax ParseFile(string text, string fileName, DiagnosticBag diagnostics) =>
        new Parser(Lexer.Lex(text, fileName), diagnostics).ParseFile();

    /// <summary>Reads a text that is one expression and nothing else.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="fileName">The name for the spans.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI10xx</c>.</param>
    /// <param name="start">Where the text begins within a larger one; the start of a file by default.</param>
    public static ExpressionSyntax ParseExpression(
        string text, string fileName, DiagnosticBag diagnostics, SourcePosition? start = null) =>
        new Parser(Lexer.LexAt(text, fileName, start ?? SourcePosition.Start, isTemplate: false), diagnostics)
            .ParseWholeExpression();

    /// <summary>Reads a text that is a template as a whole, such as a template file.</summary>
    /// <param name="text">The template.</param>
    /// <param name="fileName">The name for the spans.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI10xx</c>.</param>
    /// <param name="start">As for expressions.</param>
    public static TemplateSyntax ParseTemplate(
        string text, string fileName, DiagnosticBag diagnostics, SourcePosition? start = null) =>
        new Parser(Lexer.LexAt(text, fileName, start ?? SourcePosition.Start, isTemplate: true), diagnostics)
            .ParseWholeTemplate(TemplateKind.Bare);

    /// <summary>How many brackets of any kind a piece of code leaves open; negative where it closes more than it opens.</summary>
    /// <param name="text">The piece. Brackets in quoted text and in comments do not count.</param>
    public static int OpenBrackets(string text)
    {
        var open = 0;
        foreach (ref readonly var token in Lexer.Lex(text, "").Tokens)
        {
            open += token.Kind switch
            {
                TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParenthesis
                    or TokenKind.OpenInterpolation or TokenKind.OpenDirective => 1,
                TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParenthesis or TokenKind.CloseSequence => -1,
                _ => 0,
            };
        }

        return open;
    }
}
