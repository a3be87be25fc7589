using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The arguments of <c>try</c>, <c>can</c> and <c>templatestring</c>, which are evaluated when the function asks for them.</summary>
internal sealed class DeferredArguments(
    IReadOnlyList<CallArgument> arguments, Func<CallArgument, (HclValue Value, DiagnosticBag Errors)> evaluate)
{
    public int Count => arguments.Count;

    public ExpressionSyntax ExpressionAt(int index) => arguments[index].Expression;

    public (HclValue Value, DiagnosticBag Errors) Evaluate(int index) => evaluate(arguments[index]);

    public (HclValue Value, FunctionCall Call) Call(
        Func<DeferredArguments, FunctionCall, HclValue> function, EvaluationContext context)
    {
        var call = new FunctionCall([], context.Environment, context);
        return (function(this, call), call);
    }
}
