using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Consoles;

/// <summary>What can be wrong with locals that are given beside an expression; IMI2560.</summary>
internal static class ConsoleDiagnostics
{
    public static Diagnostic SelfReference(SourceSpan at, string name) => Diagnostic.Error(
        "IMI2560", "Self-referencing local value", at, $"The local value \"{name}\" refers to itself.", "take the reference out.");
}
