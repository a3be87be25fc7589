using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Parsing;

internal static partial class SyntaxDiagnostics
{
    public static Diagnostic InvalidExpression(SourceSpan at) =>
        Diagnostic.Error("IMI1030", "Invalid expression", at,
            "Expected the start of an expression, but found an invalid expression token.");

    public static Diagnostic MissingExpression(SourceSpan at) =>
        Diagnostic.Error("IMI1031", "Missing expression", at,
            "Expected the start of an expression, but found the end of the file.");

    public static Diagnostic ExtraCharactersAfterExpression(SourceSpan at) =>
        Diagnostic.Error("IMI1032", "Extra characters after expression", at,
            "An expression was successfully parsed, but extra characters were found after it.");

    public static Diagnostic ConditionalWithoutElse(SourceSpan at) =>
        Diagnostic.Error("IMI1033", "Missing false expression in conditional", at,
            "The conditional operator (...?...:...) requires a false expression, delimited by a colon.");

    public static Diagnostic InvalidNumber(SourceSpan at) =>
        Diagnostic.Error("IMI1034", "Invalid number literal", at, "Failed to recognize the value of this number literal.");

    public static Diagnostic UnbalancedParentheses(SourceSpan at) =>
        Diagnostic.Error("IMI1035", "Unbalanced parentheses", at, "Expected a closing parenthesis to terminate the expression.");

    public static Diagnostic MissingFunctionName(SourceSpan at) =>
        Diagnostic.Error("IMI1036", "Missing function name", at,
            "Function scope resolution symbol :: must be followed by a function name in this scope.");

    public static Diagnostic MissingOpenParenthesis(SourceSpan at) =>
        Diagnostic.Error("IMI1037", "Missing open parenthesis", at,
            "Function selector must be followed by an open parenthesis to begin the function call.");

    public static Diagnostic ExpansionNotLast(SourceSpan at) =>
        Diagnostic.Error("IMI1038", "Missing closing parenthesis", at,
            "An expanded function argument (with ...) must be immediately followed by closing parentheses.");

    public static Diagnostic UnterminatedCall(SourceSpan at) =>
        Diagnostic.Error("IMI1039", "Unterminated function call", at,
            "There is no closing parenthesis for this function call before the end of the file. "
            + "This may be caused by incorrect parenthesis nesting elsewhere in this file.");

    public static Diagnostic MissingArgumentSeparator(SourceSpan at) =>
        Diagnostic.Error("IMI1040", "Missing argument separator", at,
            "A comma is required to separate each function argument from the next.");

    public static Diagnostic InvalidAttributeName(SourceSpan at) =>
        Diagnostic.Error("IMI1041", "Invalid attribute name", at, "An attribute name is required after a dot.");

    public static Diagnostic LegacyIndexes(SourceSpan at, string number) =>
        Diagnostic.Error("IMI1042", "Invalid legacy index syntax", at,
            "When using the legacy index syntax, chaining two indexes together is not permitted.",
            $"use the proper index syntax instead, like [{number.Replace(".", "][", StringComparison.Ordinal)}].");

    public static Diagnostic NestedSplat(SourceSpan at) =>
        Diagnostic.Error("IMI1043", "Nested splat expression not allowed", at,
            "A splat expression (*) cannot be used inside another attribute-only splat expression.",
            "write the splats as [*].");

    public static Diagnostic UnclosedSplat(SourceSpan at) =>
        Diagnostic.Error("IMI1044", "Missing close bracket on splat index", at,
            "The star for a full splat operator must be immediately followed by a closing bracket (\"]\").");

    public static Diagnostic UnclosedIndex(SourceSpan at) =>
        Diagnostic.Error("IMI1045", "Missing close bracket on index", at,
            "The index operator must end with a closing bracket (\"]\").");

    public static Diagnostic UnterminatedTuple(SourceSpan open) =>
        Diagnostic.Error("IMI1046", "Unterminated tuple constructor expression", open,
            "There is no corresponding closing bracket before the end of the file. "
            + "This may be caused by incorrect bracket nesting elsewhere in this file.");

    public static Diagnostic MissingItemSeparator(SourceSpan at) =>
        Diagnostic.Error("IMI1047", "Missing item separator", at, "Expected a comma to mark the beginning of the next item.");

    public static Diagnostic UnterminatedObject(SourceSpan open) =>
        Diagnostic.Error("IMI1048", "Unterminated object constructor expression", open,
            "There is no corresponding closing brace before the end of the file. "
            + "This may be caused by incorrect brace nesting elsewhere in this file.");

    public static Diagnostic MissingAttributeSeparator(SourceSpan at) =>
        Diagnostic.Error("IMI1049", "Missing attribute separator", at,
            "Expected a newline or comma to mark the beginning of the next attribute.");

    public static Diagnostic MissingKeyValueSeparator(SourceSpan at, TokenKind found) => found switch
    {
        TokenKind.Newline or TokenKind.Comma => Diagnostic.Error("IMI1051", "Missing attribute value", at,
            "Expected an attribute value, introduced by an equals sign (\"=\")."),
        TokenKind.Identifier => Diagnostic.Error("IMI1050", "Missing key/value separator", at,
            "Expected an equals sign (\"=\") to mark the beginning of the attribute value.",
            "to give an attribute a name with periods or spaces, write the name in quotes."),
        _ => Diagnostic.Error("IMI1050", "Missing key/value separator", at,
            "Expected an equals sign (\"=\") to mark the beginning of the attribute value."),
    };

    public static Diagnostic InvalidFor(SourceSpan at, string detail) =>
        Diagnostic.Error("IMI1052", "Invalid 'for' expression", at, detail);
}
