using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Rules for <c>count</c> and <c>for_each</c>.</summary>
internal static class Repetitions
{
    /// <summary>A block may have one of the two.</summary>
    public static void RejectBoth(BodyContent content, BodyBlock block, DiagnosticBag diagnostics)
    {
        if (content.Find("count") is not null && content.Find("for_each") is { } forEach)
        {
            diagnostics.Add(ConfigurationDiagnostics.CountAndForEach(forEach, block));
        }
    }
}
