using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What can be wrong with the values in a <c>pulumi</c> block; IMI257x.</summary>
internal static class InstanceOptionDiagnostics
{
    public static Diagnostic Unknown(string option, SourceSpan at) => Diagnostic.Error(
        "IMI2571", "Resource option known only after apply", at,
        $"The value of {option} hangs on attributes that are known only after apply, and the plan needs it.",
        "use values that the configuration gives by itself.");

    public static Diagnostic WrongType(string option, SourceSpan at, string wanted) => Diagnostic.Error(
        "IMI2572", "Invalid resource option", at, $"The value of {option} must be {wanted}.");

    public static Diagnostic NoUrn(SourceSpan at, string text) => Diagnostic.Error(
        "IMI2573", "Invalid alias", at, $"\"{text}\" is not a URN.",
        "write it as the state has it, urn:pulumi:STACK::PROJECT::TYPE::NAME, or name the parts that differ: { name = \"…\" }.");

    public static Diagnostic UnknownAliasPart(SourceSpan at, string name, IEnumerable<string> known) => Diagnostic.Error(
        "IMI2574", "Invalid alias", at, $"An alias has no part \"{name}\".",
        Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : $"it has {string.Join(", ", known)}.");

    public static Diagnostic UnknownAttribute(string option, SourceSpan at, string type, string name, IEnumerable<string> known) => Diagnostic.Error(
        "IMI2575", "Unknown attribute in a resource option", at, $"{option} names \"{name}\", and {type} has no such attribute.",
        Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : $"it has {string.Join(", ", known)}.");
}
