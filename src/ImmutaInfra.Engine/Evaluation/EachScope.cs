using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Knows <c>each.key</c> and <c>each.value</c> of an import and no other names.</summary>
internal sealed class EachScope(ImportElement element) : IScope
{
    /// <inheritdoc/>
    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        var name = traversal.Steps is [AttributeStepSyntax { Name: var first }, ..] ? first : null;
        if (traversal.RootName == "each" && (name == "key" ? element.Key : name == "value" ? element.Value : null) is { } value)
        {
            return new ScopeResolution(value, 1);
        }

        diagnostics.Add(RefactoringDiagnostics.UnknownNameInImportKey(traversal));
        return ScopeResolution.Failed;
    }
}
