using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Json;

/// <summary>What can be wrong with a configuration in JSON. Summaries are Terraform's: users know them by sight.</summary>
internal static class JsonDiagnostics
{
    private const string ValueStarts = "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.";

    public static Diagnostic RootNotObject(SourceSpan at) =>
        Diagnostic.Error("IMI1201", "Root value must be object", at,
            "The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.");

    public static Diagnostic ExtraneousData(SourceSpan at) =>
        Diagnostic.Error("IMI1202", "Extraneous data after value", at, "Extra characters appear after the JSON value.");

    public static Diagnostic MissingValue(SourceSpan at) =>
        Diagnostic.Error("IMI1203", "Missing value", at, "The JSON data ends prematurely.");

    public static Diagnostic InvalidStart(SourceSpan at, char found) => found switch
    {
        '}' => Diagnostic.Error("IMI1204", "Missing JSON value", at, ValueStarts),
        ']' => Diagnostic.Error("IMI1204", "Missing array element value", at, ValueStarts),
        '\'' => Diagnostic.Error("IMI1204", "Invalid start of value", at, ValueStarts, "use double quotes (\") around strings."),
        '#' or '/' => Diagnostic.Error("IMI1204", "Invalid start of value", at, ValueStarts,
            "JSON has no comments; a property named \"//\" is ignored and may hold one."),
        '\uFEFF' => Diagnostic.Error("IMI1204", "Invalid start of value", at, ValueStarts, "save the file as UTF-8 without a byte order mark."),
        _ => Diagnostic.Error("IMI1204", "Invalid start of value", at, ValueStarts),
    };

    public static Diagnostic TrailingComma(SourceSpan at, bool isObject) => isObject
        ? Diagnostic.Error("IMI1205", "Trailing comma in object", at,
            "JSON does not permit a trailing comma after the final property in an object.")
        : Diagnostic.Error("IMI1205", "Trailing comma in array", at,
            "JSON does not permit a trailing comma after the final value in an array.");

    public static Diagnostic Unclosed(SourceSpan open, bool isObject) => isObject
        ? Diagnostic.Error("IMI1206", "Unclosed object", open, "No closing brace was found for this JSON object.")
        : Diagnostic.Error("IMI1206", "Unclosed array", open, "No closing bracket was found for this JSON array.");

    public static Diagnostic Mismatched(SourceSpan at, bool isObject) => isObject
        ? Diagnostic.Error("IMI1207", "Mismatched braces", at, "A JSON object must be closed with a brace, not a bracket.")
        : Diagnostic.Error("IMI1207", "Mismatched brackets", at, "A JSON array must be closed with a bracket, not a brace.");

    public static Diagnostic MissingComma(SourceSpan at, bool isObject) => isObject
        ? Diagnostic.Error("IMI1208", "Missing attribute separator comma", at,
            "A comma must appear between each property definition in an object.")
        : Diagnostic.Error("IMI1208", "Missing array element separator comma", at,
            "A comma must appear between each value in an array.");

    public static Diagnostic InvalidName(SourceSpan at) =>
        Diagnostic.Error("IMI1209", "Invalid object property name", at, "A JSON object property name must be a string.");

    public static Diagnostic MissingColon(SourceSpan at, char found) => found switch
    {
        '}' or ',' => Diagnostic.Error("IMI1210", "Missing object value", at,
            "A JSON object attribute must have a value, introduced by a colon."),
        '=' => Diagnostic.Error("IMI1210", "Missing property value colon", at,
            "JSON uses a colon as its name/value delimiter, not an equals sign."),
        _ => Diagnostic.Error("IMI1210", "Missing property value colon", at,
            "A colon must appear between an object property's name and its value."),
    };

    public static Diagnostic UnclosedText(SourceSpan open) =>
        Diagnostic.Error("IMI1211", "Invalid JSON string", open, "No closing quote was found for this string on its line.");

    public static Diagnostic InvalidText(SourceSpan at) =>
        Diagnostic.Error("IMI1211", "Invalid JSON string", at,
            "This string holds an unknown escape sequence or a control character.");

    public static Diagnostic InvalidNumber(SourceSpan at) =>
        Diagnostic.Error("IMI1212", "Invalid JSON number", at, "This is not a number as JSON writes them.");

    public static Diagnostic InvalidKeyword(SourceSpan at, string word) =>
        Diagnostic.Error("IMI1213", "Invalid JSON keyword", at, $"\"{word}\" is not a valid JSON keyword.",
            Nearest.To(word, ["true", "false", "null"]) is { } near
                ? $"did you mean \"{near}\"?"
                : "strings stand between double quotes (\").");

    public static Diagnostic NestedTooDeeply(SourceSpan at) =>
        Diagnostic.Error("IMI1214", "Nested too deeply", at, "Values nest deeper here than is supported.");

    public static Diagnostic WrongType(SourceSpan at, string detail) =>
        Diagnostic.Error("IMI1215", "Incorrect JSON value type", at, detail);

    public static Diagnostic DuplicateKey(SourceSpan at, string name, SourceSpan earlier) =>
        Diagnostic.Error("IMI1216", "Duplicate object attribute", at,
            $"An attribute named \"{name}\" was already defined at {earlier}.");

    public static Diagnostic DuplicateArgument(SourceSpan at, string name, SourceSpan earlier) =>
        Diagnostic.Error("IMI1217", "Duplicate argument", at, $"The argument \"{name}\" was already set at {earlier}.");

    public static Diagnostic ExtraneousProperty(SourceSpan at, string name, IEnumerable<string> known) =>
        Diagnostic.Error("IMI1218", "Extraneous JSON object property", at,
            $"No argument or block type is named \"{name}\".",
            Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : null);

    public static Diagnostic MissingLabel(SourceSpan at, string type, string labelName) =>
        Diagnostic.Error("IMI1219", "Missing block label", at,
            $"At least one object property is required, whose name represents the {type} block's {labelName}.");
}
