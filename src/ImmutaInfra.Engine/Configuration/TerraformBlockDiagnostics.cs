using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with <c>terraform</c> blocks; IMI1601 to IMI1619.</summary>
internal static class TerraformBlockDiagnostics
{
    public static Diagnostic DuplicateBackend(SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1601", "Duplicate backend configuration", at,
        $"A module may have only one backend configuration. The backend was previously configured at {before}.");

    public static Diagnostic DuplicateCloud(SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1602", "Duplicate HCP Terraform configurations", at,
        $"A module may have only one 'cloud' block configuring HCP Terraform or Terraform Enterprise. The 'cloud' block was previously configured at {before}.");

    public static Diagnostic BackendAndCloud(SourceSpan at, SourceSpan cloud) => Diagnostic.Error(
        "IMI1603", "Both a backend and cloud configuration are present", at,
        $"A module may declare either one 'cloud' block or one 'backend' block configuring a state backend. The 'cloud' block is configured at {cloud}.");

    public static Diagnostic DuplicateProviders(SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1604", "Duplicate required providers configuration", at,
        $"A module may have only one required providers configuration. The required providers were previously configured at {before}.");

    public static Diagnostic Experiments(SourceSpan at) => Diagnostic.Error(
        "IMI1605", "Module uses experimental features", at,
        "Experimental features are intended only for gathering early feedback on new language designs, and so are available only in alpha releases of Terraform.");

    public static Diagnostic Language(SourceSpan at) => Diagnostic.Error(
        "IMI1606", "Unsupported language edition", at, "Only the language edition TF2021 is supported.");

    public static Diagnostic NoVersionConstraint(SourceSpan at, string detail = "This string does not use correct version constraint syntax.") =>
        Diagnostic.Error("IMI1607", "Invalid version constraint", at, detail);

    public static Diagnostic UnsupportedVersion(SourceSpan at, string wanted) => Diagnostic.Error(
        "IMI1608", "Unsupported Terraform Core version", at,
        $"This configuration asks for Terraform {wanted}. The language here is that of Terraform 1.11.4.", "update the constraint if the configuration works with that.");

    public static Diagnostic InvalidLocalName(SourceSpan at, string name) => Diagnostic.Error(
        "IMI1609", "Invalid provider local name", at,
        $"{name} is an invalid provider local name: must contain only lowercase letters, digits, and dashes, and may not use leading or trailing dashes.");

    public static Diagnostic UnknownProviderMember(SourceSpan at) => Diagnostic.Error(
        "IMI1610", "Invalid required_providers object", at,
        "required_providers objects can only contain \"version\", \"source\" and \"configuration_aliases\" attributes. To configure a provider, use a \"provider\" block.");

    public static Diagnostic InvalidSource(SourceSpan at, string detail) => Diagnostic.Error("IMI1611", "Invalid provider source string", at, detail);
}
