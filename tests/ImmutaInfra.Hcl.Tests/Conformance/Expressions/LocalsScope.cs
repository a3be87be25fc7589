using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Conformance.Expressions;

/// <summary>What names mean in the recordings: locals, <c>path</c> and <c>terraform.workspace</c>.</summary>
internal sealed class LocalsScope : IScope
{
    private readonly Dictionary<string, ExpressionSyntax> _locals;
    private readonly Dictionary<string, HclValue> _values = [];
    private readonly EvaluationContext _context;

    public LocalsScope(IEnumerable<AttributeSyntax> locals, FunctionEnvironment environment)
    {
        _locals = locals.ToDictionary(local => local.Name, local => local.Expression);
        _context = new EvaluationContext(this, environment: environment);
    }

    /// <summary>Every reference is checked, also those that would never be evaluated.</summary>
    public void Check(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        foreach (var reference in expression.References())
        {
            var isKnown = (reference.RootName, reference.Steps) switch
            {
                ("local", [AttributeStepSyntax local, ..]) => _locals.ContainsKey(local.Name),
                ("path", [AttributeStepSyntax { Name: "module" or "root" or "cwd" }, ..]) => true,
                ("terraform", [AttributeStepSyntax { Name: "workspace" }, ..]) => true,
                _ => false,
            };
            if (!isKnown)
            {
                diagnostics.Add(Diagnostic.Error("IMI0000", "Invalid reference", reference.Span));
            }
        }
    }

    public HclValue Evaluate(string local, DiagnosticBag diagnostics)
    {
        if (!_values.TryGetValue(local, out var value))
        {
            _values[local] = value = Evaluator.Evaluate(_locals[local], _context, diagnostics);
        }

        return value;
    }

    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        var name = ((AttributeStepSyntax)traversal.Steps[0]).Name;
        return new ScopeResolution(
            traversal.RootName switch
            {
                "local" => Evaluate(name, diagnostics),
                "path" => HclValue.String("."),
                _ => HclValue.String("default"),
            },
            StepsTaken: 1);
    }
}
