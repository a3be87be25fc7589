using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>What the names of an expression mean: <c>var.x</c>, <c>local.y</c>, <c>each.key</c>, resources …</summary>
public interface IScope
{
    /// <summary>Gives the value of a reference, or of the first part of it.</summary>
    /// <param name="traversal">The reference. Its root is no variable of a <c>for</c> and no iterator: those are known already.</param>
    /// <param name="diagnostics">Takes the errors: it is the scope that knows its names and says what is not there.</param>
    /// <returns>The value, and how many of the steps behind the root it accounts for; the evaluator takes the others. After
    /// an error <see cref="ScopeResolution.Failed"/>.</returns>
    ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics);
}
