using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with <c>moved</c>, <c>removed</c> and <c>import</c> blocks; IMI1550 to IMI1569 and IMI1660 to IMI1662.</summary>
internal static class RefactoringDiagnostics
{
    public static Diagnostic MovedAcrossKinds(SourceSpan at) => Diagnostic.Error(
        "IMI1550", "Invalid \"moved\" addresses", at, "The \"from\" and \"to\" addresses must either both refer to resources or both refer to modules.");

    public static Diagnostic RemovedData(SourceSpan at) => Diagnostic.Error(
        "IMI1551", "Data source address not allowed", at,
        "Data sources are never destroyed, so they are not valid targets of removed blocks. To remove the data source from state, remove the data source block from configuration.");

    public static Diagnostic ModuleKey(SourceSpan at) => Diagnostic.Error(
        "IMI1552", "Module instance keys not allowed", at,
        "Module address must be a module (e.g. \"module.foo\"), not a module instance (e.g. \"module.foo[1]\").");

    public static Diagnostic ResourceKey(SourceSpan at) => Diagnostic.Error(
        "IMI1553", "Resource instance keys not allowed", at,
        "Resource address must be a resource (e.g. \"test_instance.foo\"), not a resource instance (e.g. \"test_instance.foo[1]\").",
        "to let go of one instance alone, take it out of the state, and out of count or for_each:\n    immutainfra state rm ADDRESS");

    public static Diagnostic ProvisionerOfModule(SourceSpan at) => Diagnostic.Error(
        "IMI1554", "Invalid provisioner block", at, "Provisioners are valid only when a removed block targets a managed resource.");

    public static Diagnostic CreationProvisioner(SourceSpan at) => Diagnostic.Error(
        "IMI1555", "Invalid provisioner block", at,
        "Only destroy-time provisioners are valid in \"removed\" blocks. To declare a destroy-time provisioner, use:\n    when = destroy");

    public static Diagnostic ImportOfModule(SourceSpan at) => Diagnostic.Error(
        "IMI1556", "Invalid address", at,
        "A resource instance address is required here. The module path must be followed by a resource instance specification.");

    public static Diagnostic ImportOfData(SourceSpan at) => Diagnostic.Error(
        "IMI1557", "Invalid import address", at, "Only managed resources can be imported.");

    public static Diagnostic ImportProvider(SourceSpan at) => Diagnostic.Error(
        "IMI1558", "Invalid import provider argument", at,
        "The provider argument can only be specified in import blocks that will generate configuration.\n\n"
        + "Use the provider argument in the target resource block to configure the provider for a resource with explicit provider configuration.");

    public static Diagnostic DuplicateImport(string target, SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1559", "Duplicate import configuration", at,
        $"An import block for the resource \"{target}\" was already declared at {before}. A resource can have only one import block.");

    public static Diagnostic ImportInModule(SourceSpan at, string module) => Diagnostic.Error(
        "IMI1560", "Invalid import configuration", at,
        $"An import block was detected in \"{module}\". Import blocks are only allowed in the root module.");

    public static Diagnostic NullImportId(SourceSpan at) => Diagnostic.Error(
        "IMI1561", "Invalid import id argument", at, "The import ID cannot be null.");

    public static Diagnostic EmptyImportId(SourceSpan at) => Diagnostic.Error(
        "IMI1562", "Invalid import id argument", at, "The import ID value evaluates to an empty string, please provide a non-empty value.");

    public static Diagnostic ImportWithoutModule(WrittenAddress target) => Diagnostic.Error(
        "IMI1563", "Configuration for import target does not exist", target.Span,
        $"The configuration for the given import target {target.Block} does not exist. All target instances must have an associated configuration to be imported.");

    public static Diagnostic ImportWithoutKey(SourceSpan at, string repetition) => Diagnostic.Error(
        "IMI1564", "Invalid import 'to' expression", at, $"The target resource is using {repetition}.", "name one instance, with its key in square brackets.");

    public static Diagnostic ImportIdOfItself(SourceSpan at) => Diagnostic.Error(
        "IMI1565", "Invalid import id argument", at, "The import ID cannot reference the resource being imported.");

    public static Diagnostic ImportIdOfWrongType(SourceSpan at) => Diagnostic.Error(
        "IMI1566", "Incorrect value type", at, "Invalid expression value: string required.");

    public static Diagnostic UnknownNameInImportKey(ScopeTraversalSyntax reference) => Diagnostic.Error(
        "IMI1660", "Unknown variable", reference.Span,
        $"There is no variable named \"{reference.RootName}\". Only \"each.key\" and \"each.value\" can be used in import address index expressions.");

    public static Diagnostic SensitiveImportKey(SourceSpan at) => Diagnostic.Error(
        "IMI1661", "Invalid index expression", at, "Import address index expression cannot be sensitive.");

    public static Diagnostic ImportKeyOfOtherKind(SourceSpan at, string repetition) => Diagnostic.Error(
        "IMI1662", "Invalid import 'to' expression", at, $"The target resource does not use {repetition}.");
}
