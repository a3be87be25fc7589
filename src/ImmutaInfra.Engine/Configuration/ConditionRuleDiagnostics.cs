using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with the way a condition is written; IMI1625 to IMI1629.</summary>
internal static class ConditionRuleDiagnostics
{
    public static Diagnostic ChecksNothing(string type, SourceSpan at) => Diagnostic.Error(
        "IMI1625", $"Invalid {type} expression", at,
        "The condition expression must refer to at least one object from elsewhere in the configuration, or else its result would not be checking anything.");

    public static Diagnostic ChecksAnotherVariable(string variable, SourceSpan at) => Diagnostic.Error(
        "IMI1626", "Invalid variable validation condition", at,
        $"The condition for variable \"{variable}\" must refer to var.{variable} in order to test incoming values.");

    public static Diagnostic RefersToItself(string type, string address, SourceSpan at) => Diagnostic.Error(
        "IMI1627", $"Invalid reference in {type}", at, $"Configuration for {address} may not refer to itself.",
        type == "postcondition" ? "write self for the resource." : null);
}
