using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with the providers that blocks name, declare and hand down; IMI1634 to IMI1637 and IMI1663.</summary>
internal static class ProviderDiagnostics
{
    public static Diagnostic InvalidAlias(SourceSpan at) => Diagnostic.Error(
        "IMI1634", "Invalid provider configuration alias", at,
        "An alias must be a valid name: it begins with a letter or an underscore and holds only letters, digits, underscores and dashes.");

    public static Diagnostic NotPresent(ProviderSelection selection, SourceSpan block) => Diagnostic.Error(
        "IMI1635", "Provider configuration not present", selection.Span ?? block,
        $"There is no provider configuration \"{selection}\" in this module.",
        $"declare it: provider \"{selection.LocalName}\" {{ alias = \"{selection.Alias}\" }}");

    public static Diagnostic DuplicateAddress(SourceSpan at, string name) => Diagnostic.Error(
        "IMI1636", "Duplicate provider address", at, $"A provider configuration is already passed to \"{name}\"; each can be assigned only once.");

    public static Diagnostic OtherProvider(ProviderSelection given, string ours, string inner, string theirs, SourceSpan call) => Diagnostic.Error(
        "IMI1663", "Provider type mismatch", given.Span ?? call,
        $"The local name \"{given}\" stands for the provider \"{ours}\" here, and \"{inner}\" for \"{theirs}\" in the module.",
        "the required_providers of both must name the same source.");

    public static Diagnostic ForeignAlias(SourceSpan at, string expected, string found) => Diagnostic.Error(
        "IMI1637", "Invalid configuration_aliases value", at,
        $"Configuration aliases must begin with the provider's name. Expected \"{expected}\", found \"{found}\".");
}
