using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Drift;

/// <summary>The messages about drift: IMI4601 to IMI4619.</summary>
internal static class DriftDiagnostics
{
    public static Diagnostic DamagedMemory(string file, string why, string aside) => Diagnostic.Warning(
        "IMI4601", "Memory of drift damaged",
        detail: $"{file} cannot be used: {why}. It was put aside as {aside}; since when drift is there is counted anew.");

    public static Diagnostic MemoryNotKept(string file, string why) => Diagnostic.Warning(
        "IMI4602", "Memory of drift not kept", detail: $"{file} cannot be written: {why}",
        hint: "name a place that can be written with\n    --memory FILE");

    public static Diagnostic NeedsReplacement(string address, IEnumerable<string> attributes) => Diagnostic.Error(
        "IMI4603", "Only a replacement would restore it",
        detail: $"{address} differs in {string.Join(", ", attributes)}, which cannot be changed in place. Nothing was done.",
        hint: "look at what a replacement means, and do it with\n    immutainfra plan\n    immutainfra apply");

    public static Diagnostic ChangedMeanwhile(string address) => Diagnostic.Error(
        "IMI4604", "Not as it was looked at",
        detail: $"{address} is no longer as it was found, or the state no longer as it was read. It was left alone.", hint: "run the command again.");

    public static Diagnostic NoServer() => Diagnostic.Warning(
        "IMI4605", "No server to ask",
        detail: "The state has no resource of a server and no settings of a provider, so nobody was asked what there is. What was unmanaged before is kept in mind as it was.",
        hint: "apply something first, or see what a tenant has with\n    immutainfra discover");
}
