using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with <c>replace_triggered_by</c>; IMI1620 to IMI1624.</summary>
internal static class TriggerDiagnostics
{
    public static Diagnostic NoResource(SourceSpan at) => Diagnostic.Error(
        "IMI1620", "Invalid reference in replace_triggered_by expression", at,
        "Only resources, count.index, and each.key may be used in replace_triggered_by.");

    public static Diagnostic NotTheKey(SourceSpan at) => Diagnostic.Error(
        "IMI1621", "Invalid each reference in replace_triggered_by expression", at, "Only each.key may be used in replace_triggered_by.");

    public static Diagnostic MissingResource(SourceSpan at) => Diagnostic.Error(
        "IMI1622", "Invalid replace_triggered_by expression", at, "Missing resource reference in replace_triggered_by expression.");

    public static Diagnostic SeveralResources(SourceSpan at) => Diagnostic.Error(
        "IMI1623", "Invalid replace_triggered_by expression", at, "Multiple resource references in replace_triggered_by expression.");
}
