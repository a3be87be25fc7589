using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Knows no names: for places where only constants may stand.</summary>
public sealed class EmptyScope : IScope
{
    /// <summary>The only one.</summary>
    public static EmptyScope Instance { get; } = new();

    private EmptyScope()
    {
    }

    /// <inheritdoc/>
    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        diagnostics.Add(EvaluationDiagnostics.VariablesNotAllowed(traversal));
        return ScopeResolution.Failed;
    }
}
