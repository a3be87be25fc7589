using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with an address in the configuration; IMI1540 to IMI1549.</summary>
internal static class AddressDiagnostics
{
    public static Diagnostic NotStatic(SourceSpan at) => Diagnostic.Error(
        "IMI1540", "Invalid expression", at,
        "A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template expressions, etc are allowed here.");

    public static Diagnostic InvalidKey(SourceSpan at) => Diagnostic.Error(
        "IMI1541", "Invalid address", at, "Invalid resource instance key: it must be a string or a whole number.");

    public static Diagnostic NoModuleName(SourceSpan at) => Diagnostic.Error(
        "IMI1542", "Invalid address operator", at, "Prefix \"module.\" must be followed by a module name.");

    public static Diagnostic ReservedWord(SourceSpan at, string word) => Diagnostic.Error(
        "IMI1543", "Invalid address", at,
        $"The keyword \"{word}\" is reserved and cannot be used to target a resource address. If you are targeting a resource type that uses a reserved keyword, please prefix your address with \"resource.\".");

    public static Diagnostic IncompleteResource(SourceSpan at) => Diagnostic.Error(
        "IMI1544", "Invalid address", at, "Resource specification must include a resource type and name.");

    public static Diagnostic KeyWithoutBrackets(SourceSpan at) => Diagnostic.Error(
        "IMI1545", "Invalid address", at, "Resource instance key must be given in square brackets.");

    public static Diagnostic TooLong(SourceSpan at) => Diagnostic.Error(
        "IMI1546", "Invalid address", at, "Unexpected extra operators after address.");
}
