using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>The messages of evaluation, IMI2xxx. Summaries are worded as Terraform's.</summary>
internal static class EvaluationDiagnostics
{
    public static Diagnostic VariablesNotAllowed(ScopeTraversalSyntax traversal) =>
        Diagnostic.Error("IMI2001", "Variables not allowed", traversal.Span, "Variables may not be used here.");
}
