using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>What can be wrong with the text of a configuration. Summaries are Terraform's: users know them by sight.</summary>
internal static partial class SyntaxDiagnostics
{
    public static Diagnostic InvalidCharacter(SourceSpan at, char character) => character switch
    {
        '&' => Bitwise(at, "\"&&\" is the boolean AND."),
        '|' => Bitwise(at, "\"||\" is the boolean OR."),
        '~' => Bitwise(at, "\"!\" is the boolean NOT."),
        '^' => Bitwise(at, null),
        '\'' => Diagnostic.Error("IMI1002", "Invalid character", at,
            "Single quotes are not valid.", "use double quotes (\") to enclose strings."),
        '`' => Diagnostic.Error("IMI1002", "Invalid character", at,
            "The \"`\" character is not valid.", "a multi-line string is written as a heredoc, like \"<<EOT\"."),
        ';' => Diagnostic.Error("IMI1002", "Invalid character", at, "The \";\" character is not valid.",
            "use newlines to separate arguments and blocks, and commas to separate items in collection values."),
        '“' or '”' => Diagnostic.Error("IMI1002", "Invalid character", at, "\"Curly quotes\" are not valid here. "
            + "These can sometimes be inadvertently introduced when sharing code via documents or discussion forums.",
            "replace the character with a \"straight quote\"."),
        '\uFFFD' or SourceBytes.Broken => Diagnostic.Error("IMI1003", "Invalid character encoding", at,
            "All input files must be UTF-8 encoded. Ensure that UTF-8 encoding is selected in your editor."),
        _ => Diagnostic.Error("IMI1002", "Invalid character", at, "This character is not used within the language."),
    };

    public static Diagnostic UnclosedBlock(SourceSpan openBrace) =>
        Diagnostic.Error("IMI1010", "Unclosed configuration block", openBrace,
            "There is no closing brace for this block before the end of the file. "
            + "This may be caused by incorrect brace nesting elsewhere in this file.");

    public static Diagnostic ItemRequired(SourceSpan at, bool mentionsEquals) =>
        Diagnostic.Error("IMI1011", "Argument or block definition required", at,
            "An argument or block definition is required here."
            + (mentionsEquals ? " To set an argument, use the equals sign \"=\" to introduce the argument value." : ""));

    public static Diagnostic QuotedArgumentName(SourceSpan at) =>
        Diagnostic.Error("IMI1012", "Invalid argument name", at, "Argument names must not be quoted.");

    public static Diagnostic AttributeRedefined(AttributeSyntax attribute, AttributeSyntax earlier) =>
        Diagnostic.Error("IMI1013", "Attribute redefined", attribute.NameSpan,
            $"The argument \"{attribute.Name}\" was already set at {Place(earlier.NameSpan)}. Each argument may be set only once.");

    public static Diagnostic MissingNewlineAfterArgument(SourceSpan at, bool isComma) => isComma
        ? Diagnostic.Error("IMI1015", "Unexpected comma after argument", at,
            "Argument definitions must be separated by newlines, not commas. An argument definition must end with a newline.")
        : Diagnostic.Error("IMI1014", "Missing newline after argument", at, "An argument definition must end with a newline.");

    public static Diagnostic MissingNewlineAfterBlock(SourceSpan at) =>
        Diagnostic.Error("IMI1016", "Missing newline after block definition", at, "A block definition must end with a newline.");

    public static Diagnostic InvalidBlockDefinition(SourceSpan at, TokenKind found) =>
        Diagnostic.Error("IMI1017", "Invalid block definition", at, found switch
        {
            TokenKind.Equal => "The equals sign \"=\" indicates an argument definition, and must not be used when defining a block.",
            TokenKind.Newline => "A block definition must have block content delimited by \"{\" and \"}\", "
                + "starting on the same line as the block header.",
            _ => "Either a quoted string block label or an opening brace (\"{\") is expected here.",
        });

    public static Diagnostic NestedBlockOnOneLine(SourceSpan at, string name) =>
        Diagnostic.Error("IMI1018", "Argument definition required", at,
            "A single-line block definition can contain only a single argument. "
            + $"If you meant to define argument \"{name}\", use an equals sign to assign it a value. "
            + "To define a nested block, place it on a line of its own within its parent block.");

    public static Diagnostic InvalidOneLineBlock(SourceSpan at, TokenKind found) =>
        Diagnostic.Error("IMI1019", "Invalid single-argument block definition", at, found switch
        {
            TokenKind.Comma => "Single-line block syntax can include only one argument definition. To define multiple "
                + "arguments, use the multi-line block syntax with one argument definition per line.",
            TokenKind.Newline => "An argument definition on the same line as its containing block creates a single-line "
                + "block definition, which must also be closed on the same line. "
                + "Place the block's closing brace immediately after the argument definition.",
            _ => "A single-line block definition must end with a closing brace immediately after its single argument definition.",
        });

    public static Diagnostic TemplateInLabel(SourceSpan at, char mark) =>
        Diagnostic.Error("IMI1020", "Invalid string literal", at,
            $"Template sequences are not allowed in this string. "
            + $"To include a literal \"{mark}\", double it (as \"{mark}{mark}\") to escape it.");

    public static Diagnostic NestedTooDeeply(SourceSpan at) =>
        Diagnostic.Error("IMI1021", "Nested too deeply", at,
            "Expressions and blocks nest deeper here than is supported.", "move the inner parts to local values.");

    private static Diagnostic Bitwise(SourceSpan at, string? hint) =>
        Diagnostic.Error("IMI1001", "Unsupported operator", at, "Bitwise operators are not supported.", hint);

    /// <summary>A place as it is written inside a sentence.</summary>
    private static string Place(SourceSpan span) => span.Start.Line == span.End.Line
        ? $"{span.File}:{span.Start.Line},{span.Start.Column}-{span.End.Column}"
        : $"{span.File}:{span.Start.Line},{span.Start.Column}-{span.End.Line},{span.End.Column}";
}
