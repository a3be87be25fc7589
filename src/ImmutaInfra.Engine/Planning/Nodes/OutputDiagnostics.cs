using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>What can be wrong with an output; IMI301x and IMI2111.</summary>
internal static class OutputDiagnostics
{
    public static Diagnostic EphemeralValue(OutputConfiguration output) => Diagnostic.Error(
        "IMI3011", "Ephemeral value not allowed", output.Value.Span,
        "This output value is not declared as returning an ephemeral value, so it cannot be set to a result derived from an ephemeral value.");

    public static Diagnostic InfiniteValue(OutputConfiguration output) => Diagnostic.Error(
        "IMI2111", "Infinite number", output.Value.Span, $"The value of output \"{output.Name}\" holds a number without end, which the state cannot.");

    public static Diagnostic SensitiveValue(OutputConfiguration output) => Diagnostic.Error(
        "IMI3010", "Output refers to sensitive values", output.Span,
        $"The value of output \"{output.Name}\" holds something sensitive, which everybody who sees the outputs would see.",
        "mark the output with sensitive = true, or wrap what may be seen in nonsensitive(…).");
}
