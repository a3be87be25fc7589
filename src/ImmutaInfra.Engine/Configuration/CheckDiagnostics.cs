using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with <c>check</c> blocks; IMI1570 to IMI1579.</summary>
internal static class CheckDiagnostics
{
    public static Diagnostic SecondData(SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1570", "Multiple data resource blocks", at, $"This check block already has a data resource defined at {before}.");

    public static Diagnostic NoAssertion(SourceSpan at) => Diagnostic.Error(
        "IMI1571", "Zero assert blocks", at, "Check blocks must have at least one assert block.");

    public static Diagnostic Repeated(string name, SourceSpan at) => Diagnostic.Error(
        "IMI1572", $"Invalid \"{name}\" attribute", at,
        "The \"count\" and \"for_each\" meta-arguments are not supported within nested data blocks.");

    public static Diagnostic Lifecycle(SourceSpan at) => Diagnostic.Error(
        "IMI1573", "Invalid lifecycle block", at,
        "Nested data blocks do not support \"lifecycle\" blocks as the lifecycle is managed by the containing block.");
}
