using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Rules for <c>count</c> and <c>for_each</c>.</summary>
internal static class Repetitions
{
    /// <summary>A block may have one of the two.</summary>
    public static void RejectBoth(BodyContent content, BodyBlock block, DiagnosticBag diagnostics)
    {
        if (content.Find("count") is { } count && content.Find("for_each") is { } forEach && IsWrittenTogether(count, forEach))
        {
            diagnostics.Add(ConfigurationDiagnostics.CountAndForEach(forEach, block));
        }
    }

    // Of a count and a for_each that an override file brings, the count stays in force, as in Terraform.
    private static bool IsWrittenTogether(BodyAttribute count, BodyAttribute forEach) =>
        ConfigurationFiles.IsOverride(count.NameSpan.File) == ConfigurationFiles.IsOverride(forEach.NameSpan.File);
}
