using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Bodies;

/// <summary>Knows <c>var</c>, an object of the arguments in a text.</summary>
internal sealed class VariableScope : IScope
{
    private readonly HclValue _variables;

    public VariableScope(string text)
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext(EmptyScope.Instance);
        _variables = HclValue.Object(HclParser.ParseFile(text, "vars.hcl", diagnostics).Body.Attributes.Select(
            attribute => KeyValuePair.Create(attribute.Name, Evaluator.Evaluate(attribute.Expression, context, diagnostics))));
        diagnostics.Should().BeEmpty();
    }

    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        if (traversal.RootName == "var")
        {
            return new ScopeResolution(_variables, 0);
        }

        diagnostics.Add(Diagnostic.Error("IMI0000", "Unknown variable", traversal.RootSpan));
        return ScopeResolution.Failed;
    }
}
