using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Validation;

/// <summary>What only validation looks at; IMI255x.</summary>
internal static class ValidationDiagnostics
{
    public static Diagnostic NoSuchAttribute(SourceSpan at, string name, IEnumerable<string> known) => Diagnostic.Error(
        "IMI2550", "Unsupported attribute", at, $"This object has no argument, nested block, or exported attribute named \"{name}\".",
        Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : null);

    public static Diagnostic NothingInside(SourceSpan at) => Diagnostic.Error(
        "IMI2551", "Unsupported attribute", at, "This value does not have any attributes or elements that could be ignored by themselves.");

    public static Diagnostic WrongProvisionerArgument(SourceSpan at, string name, string problem) => Diagnostic.Error(
        "IMI2552", "Incorrect attribute value type", at, $"Inappropriate value for attribute \"{name}\": {problem}.");
}
