using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

internal static partial class SyntaxDiagnostics
{
    private const string UnbalancedDetail = "The control directives within this template are unbalanced.";

    public static Diagnostic MultiLineString(SourceSpan at) =>
        Diagnostic.Error("IMI1060", "Invalid multi-line string", at,
            "Quoted strings may not be split over multiple lines. To produce a multi-line string, either use the \\n escape "
            + "to represent a newline character or use the \"heredoc\" multi-line template syntax.",
            "if the string should end on this line, close it with a quote (\").");

    public static Diagnostic UnterminatedTemplate(SourceSpan at) =>
        Diagnostic.Error("IMI1061", "Unterminated template string", at, "No closing marker was found for the string.");

    public static Diagnostic InvalidEscape(SourceSpan at, string selector) =>
        Diagnostic.Error("IMI1062", "Invalid escape sequence", at,
            $"The symbol \"{selector}\" is not a valid escape sequence selector.",
            "write a backslash itself as \"\\\\\".");

    public static Diagnostic InvalidUnicodeEscape(SourceSpan at, char selector) =>
        Diagnostic.Error("IMI1062", "Invalid escape sequence", at,
            $"The \\{selector} escape sequence must be followed by {(selector == 'u' ? "four" : "eight")} hexadecimal digits.");

    public static Diagnostic UnclosedInterpolation(SourceSpan open) =>
        Diagnostic.Error("IMI1063", "Unclosed template interpolation sequence", open,
            "There is no closing brace for this interpolation sequence before the end of the template. "
            + "This might be caused by incorrect nesting inside the given expression.");

    public static Diagnostic ExtraInInterpolation(SourceSpan at, bool isColon) =>
        Diagnostic.Error("IMI1064", "Extra characters after interpolation expression", at,
            isColon
                ? "Template interpolation doesn't expect a colon at this location."
                : "Expected a closing brace to end the interpolation expression, but found extra characters.",
            "if this is meant for another language, such as a shell script, write \"$${\" instead of \"${\".");

    public static Diagnostic ExtraInDirective(SourceSpan at) =>
        Diagnostic.Error("IMI1065", "Extra characters in template directive", at,
            "Expected a closing brace to end the sequence, but found extra characters.",
            "if this is meant for another language, write \"%%{\" instead of \"%{\".");

    public static Diagnostic InvalidDirective(SourceSpan at) =>
        Diagnostic.Error("IMI1066", "Invalid template directive", at,
            "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a %{ sequence.");

    public static Diagnostic UnknownDirective(SourceSpan at, string keyword, IReadOnlyList<string> known) =>
        Diagnostic.Error("IMI1067", "Invalid template control keyword", at,
            $"\"{keyword}\" is not a valid template control keyword.",
            Nearest.To(keyword, known) is { } near
                ? $"did you mean \"{near}\"?"
                : $"the keywords are {string.Join(", ", known)}; for a literal \"%{{\" write \"%%{{\".");

    public static Diagnostic InvalidForDirective(SourceSpan at, string detail) =>
        Diagnostic.Error("IMI1068", "Invalid 'for' directive", at, detail);

    public static Diagnostic UnexpectedEndOfTemplate(SourceSpan at, bool isIf, SourceSpan open) =>
        Diagnostic.Error("IMI1069", "Unexpected end of template", at,
            $"The {(isIf ? "if" : "for")} directive at {Place(open)} is missing its corresponding {(isIf ? "endif" : "endfor")} directive.");

    public static Diagnostic UnbalancedDirective(SourceSpan at, string name) => UnexpectedDirective(at, name, UnbalancedDetail);

    public static Diagnostic SecondElse(SourceSpan at, SourceSpan open) =>
        UnexpectedDirective(at, "else", $"Already in the else clause for the if started at {Place(open)}.");

    public static Diagnostic WrongEndOfIf(SourceSpan at, string name, SourceSpan open) =>
        UnexpectedDirective(at, name, $"Expecting an endif directive for the if started at {Place(open)}.");

    public static Diagnostic WrongEndOfFor(SourceSpan at, string name, SourceSpan open) =>
        UnexpectedDirective(at, name, $"Expecting an endfor directive for the for started at {Place(open)}.");

    private static Diagnostic UnexpectedDirective(SourceSpan at, string name, string detail) => name switch
    {
        "else" => Diagnostic.Error("IMI1070", "Unexpected else directive", at, detail),
        "endif" => Diagnostic.Error("IMI1071", "Unexpected endif directive", at, detail),
        _ => Diagnostic.Error("IMI1072", "Unexpected endfor directive", at, detail),
    };
}
