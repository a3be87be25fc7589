using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with <c>depends_on</c> and with locals that lean on themselves; IMI1640 and on.</summary>
internal static class DependencyDiagnostics
{
    public static Diagnostic Attribute(ScopeTraversalSyntax reference) => Diagnostic.Error(
        "IMI1640", "Invalid depends_on reference", reference.Span,
        "References in depends_on must be to a whole object (resource, etc), not to an attribute of an object.");

    public static Diagnostic RepetitionObject(ScopeTraversalSyntax reference) => Diagnostic.Error(
        "IMI1641", "Invalid depends_on reference", reference.Span,
        $"\"{reference.RootName}\" is nothing that could be waited for.", "name a resource, a data source or a module.");

    public static Diagnostic SelfReferencingLocal(SourceSpan at, string name) => Diagnostic.Error(
        "IMI1642", "Self-referencing local value", at, $"Local value local.{name} cannot use its own result as part of its expression.");
}
