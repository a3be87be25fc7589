using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with override files; IMI1590 to IMI1596.</summary>
internal static class OverrideDiagnostics
{
    public static Diagnostic NothingToOverride(string kind, string name, SourceSpan at) => Diagnostic.Error(
        "IMI1590", $"Missing base {kind} to override", at,
        $"There is no {kind} \"{name}\". An override file can only override what is declared in a file that is none.",
        "correct the name, or move the block to another file.");

    public static Diagnostic CannotOverride(string type, SourceSpan at) => Diagnostic.Error(
        "IMI1591", $"Cannot override {type} blocks", at, $"Blocks of type \"{type}\" can appear only in normal files, not in override files.");

    public static Diagnostic OverriddenDependsOn(SourceSpan at) => Diagnostic.Error(
        "IMI1592", "Unsupported override", at, "The depends_on argument may not be overridden.");

    public static Diagnostic IgnoredRemoved(SourceSpan at) => Diagnostic.Warning(
        "IMI1593", "Removed block in an override file", at, "A removed block in an override file says nothing, as in Terraform.",
        "move it to another file.");
}
