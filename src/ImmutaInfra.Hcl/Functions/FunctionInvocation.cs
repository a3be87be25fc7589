using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>Calls functions with values: what Terraform does around every function for nulls, unknown values and marks.</summary>
/// <remarks>Source: go-cty, package function.</remarks>
public static class FunctionInvocation
{
    /// <summary>Calls a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">As many as it takes, converted to the types of its parameters.</param>
    /// <param name="context">Where it is called.</param>
    /// <returns>The result, and the call, which knows whether it failed.</returns>
    public static (HclValue Value, FunctionCall Call) Invoke(
        HclFunction function, IReadOnlyList<HclValue> arguments, EvaluationContext context)
    {
        var marks = HclMarks.None;
        var isUnknown = false;
        var isDynamic = false;
        var values = new HclValue[arguments.Count];
        var call = new FunctionCall(values, context.Environment, context);
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = function.ParameterAt(i);
            var value = arguments[i];
            if (!parameter.AllowsMarks)
            {
                value = value.UnmarkDeep(out var itsMarks);
                marks |= itsMarks;
            }

            values[i] = value;
            if (value.IsNull && !parameter.AllowsNull)
            {
                return (call.Fail(i, "argument must not be null"), call);
            }

            isDynamic |= value.Type.Kind == HclTypeKind.Dynamic && !parameter.AllowsDynamic;
            isUnknown |= !value.IsKnown && !parameter.AllowsUnknown;
        }

        if (isDynamic)
        {
            return (HclValue.DynamicUnknown.WithMarks(marks), call);
        }

        var type = function.ResultType(call);
        if (call.Failure is not null)
        {
            return (Redacted(call, marks), call);
        }

        if (isUnknown)
        {
            return (HclValue.Unknown(type, function.Refinement).WithMarks(marks), call);
        }

        call.ResultType = type;
        var result = function.Body(call);
        if (call.Failure is not null)
        {
            return (Redacted(call, marks), call);
        }

        if (function.Refinement.NotNull && result is { IsKnown: false, Refinement.NotNull: false })
        {
            result = HclValue.Unknown(result.Type, result.Refinement with { NotNull = true }).WithMarks(result.Marks);
        }

        return (result.WithMarks(marks), call);
    }

    /// <summary>What functions say of a failure may quote arguments that they do not know to be sensitive.</summary>
    private static HclValue Redacted(FunctionCall call, HclMarks marks) =>
        (marks & HclMarks.Sensitive) == 0 ? HclValue.DynamicUnknown : call.Redact();
}
