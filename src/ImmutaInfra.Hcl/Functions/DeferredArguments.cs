using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The arguments of <c>try</c> and <c>can</c>, which are evaluated when the function asks for them.</summary>
internal sealed class DeferredArguments(
    IReadOnlyList<CallArgument> arguments, Func<CallArgument, (HclValue Value, DiagnosticBag Errors)> evaluate)
{
    public int Count => arguments.Count;

    public (HclValue Value, DiagnosticBag Errors) Evaluate(int index) => evaluate(arguments[index]);

    public (HclValue Value, FunctionCall Call) Call(Func<DeferredArguments, FunctionCall, HclValue> function)
    {
        var call = new FunctionCall([], FunctionEnvironment.Default);
        return (function(this, call), call);
    }
}
