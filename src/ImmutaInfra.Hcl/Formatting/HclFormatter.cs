using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Lays a configuration out as <c>terraform fmt</c> does, byte for byte.</summary>
/// <remarks>Like the original it works on tokens, so comments, blank lines and texts stay as they are: only blanks
/// change, and three things that Terraform modernises: <c>"${x}"</c> alone becomes <c>x</c>, quoted types of variables
/// lose their quotes, and bare labels get some. Source: Terraform 1.11, <c>terraform fmt</c>, and recordings of it.</remarks>
public static class HclFormatter
{
    /// <summary>Formats a whole file of the native syntax.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name for the spans of the errors.</param>
    /// <param name="diagnostics">Takes the syntax errors, codes <c>IMI10xx</c>.</param>
    /// <returns>The new text; null where there are errors: layout cannot be guessed then. A missing newline at the end
    /// stays missing; only when Terraform prints to standard output does it add one.</returns>
    public static string? Format(string text, string fileName, DiagnosticBag diagnostics)
    {
        var source = Lexer.Lex(text, fileName);
        var errors = new DiagnosticBag();
        var file = new Parser(source, errors).ParseFile();
        diagnostics.AddRange(errors);
        return errors.HasErrors ? null : Lay(source, file);
    }

    /// <summary>Lays out text that was made of values. It has no syntax errors, with one exception that the original lets
    /// pass as well: an object whose first key is <c>for</c>.</summary>
    internal static string FormatWritten(string text, string fileName)
    {
        var source = Lexer.Lex(text, fileName);
        return Lay(source, new Parser(source, []).ParseFile());
    }

    private static string Lay(LexedText source, FileSyntax file)
    {
        var tokens = FormatTokens.From(source, FormatEdits.For(source, file));
        var lines = FormatLine.Split(tokens);
        Indentation.Apply(tokens, lines);
        Spacing.Apply(tokens, lines);
        Alignment.Apply(tokens, lines);
        return Write(tokens, source);
    }

    private static string Write(FormatToken[] tokens, LexedText source)
    {
        var result = new StringBuilder(source.Text.Length + (source.Text.Length / 4));
        foreach (ref readonly var token in tokens.AsSpan())
        {
            result.Append(' ', token.Spaces).Append(token.Text);
        }

        // Blanks behind the last token stay.
        var behindLast = source.Tokens is [.., var last, _] ? last.End : 0;
        return result.Append(' ', source.Text.AsSpan(behindLast).TrimStart('\uFEFF').Length).ToString();
    }
}
