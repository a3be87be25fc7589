using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Function calls.</content>
public static partial class Evaluator
{
    private static HclValue CallValue(FunctionCallSyntax call, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (!context.Functions.TryGet(call.Name, out var function))
        {
            diagnostics.Add(FunctionDiagnostics.Unknown(call, context.Functions).Involving(call, context, around: call.Span));
            return HclValue.DynamicUnknown;
        }

        if (!TryExpand(call, context, diagnostics, out var arguments))
        {
            return HclValue.DynamicUnknown;
        }

        if (arguments.Count < function.Parameters.Count)
        {
            diagnostics.Add(FunctionDiagnostics.NotEnough(call, function, arguments.Count)
                .Involving(call, context, around: call.Span).Calling(call, function));
            return HclValue.DynamicUnknown;
        }

        if (function.Variadic is null && arguments.Count > function.Parameters.Count)
        {
            diagnostics.Add(FunctionDiagnostics.TooMany(call, function, arguments[function.Parameters.Count].Span)
                .Involving(call, context, around: call.Span).Calling(call, function));
            return HclValue.DynamicUnknown;
        }

        if (function.Deferred is { } deferred)
        {
            var outcomes = new DeferredArguments(arguments, argument =>
            {
                var errors = new DiagnosticBag();
                return (argument.Value ?? ValueOf(argument.Expression, context, errors), errors);
            });
            return Finish(call, function, arguments, outcomes.Call(deferred, context), context, diagnostics);
        }

        var values = new HclValue[arguments.Count];
        var failed = false;
        for (var i = 0; i < values.Length; i++)
        {
            var (expression, value) = arguments[i];
            var valueFailed = false;
            value ??= ValueOf(expression, context, diagnostics, out valueFailed);
            failed |= valueFailed;
            if (Conversion.TryTo(value, function.ParameterAt(i).Type, out var converted, out var failure))
            {
                values[i] = converted;
            }
            else
            {
                failed = true;
                diagnostics.Add(FunctionDiagnostics.InvalidArgument(
                    function.ParameterAt(i).Name, expression.Span, failure.Message)
                    .Involving(expression, context, around: call.Span).Calling(call, function));
            }
        }

        return failed
            ? HclValue.DynamicUnknown
            : Finish(call, function, arguments, FunctionInvocation.Invoke(function, values, context), context, diagnostics);
    }

    private static HclValue Finish(
        FunctionCallSyntax call,
        HclFunction function,
        List<CallArgument> arguments,
        (HclValue Value, FunctionCall Call) outcome,
        EvaluationContext context,
        DiagnosticBag diagnostics)
    {
        if (outcome.Call.Failure is not { } failure)
        {
            return outcome.Value;
        }

        if (outcome.Call.FailedArgument is { } index && index < arguments.Count)
        {
            diagnostics.Add(FunctionDiagnostics.InvalidArgument(
                function.ParameterAt(index).Name, arguments[index].Span, failure)
                .Involving(arguments[index].Expression, context, around: call.Span).Calling(call, function));
        }
        else
        {
            diagnostics.Add(FunctionDiagnostics.Failed(call, failure).Involving(call, context).Calling(call, function));
        }

        return HclValue.DynamicUnknown;
    }

    /// <summary>The arguments, with the elements of the last one in its place where <c>...</c> stands behind it.</summary>
    private static bool TryExpand(
        FunctionCallSyntax call, EvaluationContext context, DiagnosticBag diagnostics, out List<CallArgument> arguments)
    {
        arguments = [.. call.Arguments.Select(argument => new CallArgument(argument, null))];
        if (!call.ExpandsFinal || arguments.Count == 0)
        {
            return true;
        }

        var last = arguments[^1].Expression;
        arguments.RemoveAt(arguments.Count - 1);
        var value = ValueOf(last, context, diagnostics, out var failed).Unmark(out var marks);
        if (failed)
        {
            return false;
        }

        if (value.Type.Kind is not (HclTypeKind.Dynamic or HclTypeKind.Tuple or HclTypeKind.List or HclTypeKind.Set))
        {
            diagnostics.Add(FunctionDiagnostics.CannotExpand(last.Span, "be of a tuple, list, or set type").Involving(last, context, around: call.Span));
            return false;
        }

        if (value.IsNull)
        {
            diagnostics.Add(FunctionDiagnostics.CannotExpand(last.Span, "not be null").Involving(last, context, around: call.Span));
            return false;
        }

        if (!value.IsKnown)
        {
            return false;
        }

        foreach (var element in value.Elements)
        {
            arguments.Add(new CallArgument(last, element.WithMarks(marks)));
        }

        return true;
    }
}
