using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content><c>for</c>.</content>
public static partial class Evaluator
{
    private static HclValue ForTupleValue(ForSyntax @for, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (!TryBeginFor(@for, context, diagnostics, out var collection, out var marks))
        {
            return collection;
        }

        var values = new List<HclValue>(collection.Length);
        var isKnown = true;
        foreach (var (key, element) in KeyedElements(collection))
        {
            var inner = Bind(@for.KeyName, @for.ValueName, key, element, context);
            if (IsIncluded(@for, inner, diagnostics, ref marks, ref isKnown))
            {
                values.Add(ValueOf(@for.Value, inner, diagnostics));
            }
        }

        return (isKnown ? HclValue.Tuple(values) : HclValue.DynamicUnknown).WithMarks(marks);
    }

    private static HclValue ForObjectValue(ForSyntax @for, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (!TryBeginFor(@for, context, diagnostics, out var collection, out var marks))
        {
            return collection;
        }

        var values = new Dictionary<string, HclValue>();
        var groups = new Dictionary<string, List<HclValue>>();
        var isKnown = true;
        foreach (var (key, element) in KeyedElements(collection))
        {
            var inner = Bind(@for.KeyName, @for.ValueName, key, element, context);
            if (!IsIncluded(@for, inner, diagnostics, ref marks, ref isKnown))
            {
                continue;
            }

            if (NameOf(@for, inner, diagnostics, ref marks, ref isKnown, out var isSensitive) is not { } name)
            {
                continue;
            }

            var value = ValueOf(@for.Value, inner, diagnostics);
            if (@for.IsGrouping)
            {
                if (!groups.TryGetValue(name, out var group))
                {
                    groups[name] = group = [];
                }

                group.Add(value);
            }
            else if (!values.TryAdd(name, value))
            {
                diagnostics.Add(EvaluationDiagnostics.DuplicateObjectKey(@for.Key!.Span, isSensitive ? null : name)
                    .Involving(@for.Key, inner, around: @for.Span));
            }
        }

        if (!isKnown)
        {
            return HclValue.DynamicUnknown.WithMarks(marks);
        }

        return HclValue.Object(@for.IsGrouping
            ? groups.Select(group => KeyValuePair.Create(group.Key, HclValue.Tuple(group.Value)))
            : values).WithMarks(marks);
    }

    /// <summary>The collection to walk over. False: there is nothing to walk over, and <paramref name="collection"/> is the result.</summary>
    private static bool TryBeginFor(
        ForSyntax @for, EvaluationContext context, DiagnosticBag diagnostics, out HclValue collection, out HclMarks marks)
    {
        collection = ValueOf(@for.Collection, context, diagnostics).Unmark(out marks);
        if (!IsIterable(collection, @for.Collection, @for.Span, context, diagnostics))
        {
            collection = HclValue.DynamicUnknown;
            return false;
        }

        if (@for.Condition is not null)
        {
            // Once with unknown variables, so that a condition that can never hold is reported for an empty collection, too.
            var unknown = Bind(@for.KeyName, @for.ValueName, HclValue.DynamicUnknown, HclValue.DynamicUnknown, context);
            var condition = ValueOf(@for.Condition, unknown, diagnostics, out var failed);
            if (condition.IsNull)
            {
                diagnostics.Add(EvaluationDiagnostics.ForConditionIsNull(@for.Condition.Span).Involving(@for.Condition, unknown, around: @for.Span));
                failed = true;
            }
            else if (!Conversion.TryTo(condition, HclType.Bool, out _, out var failure))
            {
                diagnostics.Add(EvaluationDiagnostics.InvalidForCondition(
                    @for.Condition.Span, $"The 'if' clause value is invalid: {failure.Message}.").Involving(@for.Condition, unknown, around: @for.Span));
                failed = true;
            }

            if (failed)
            {
                collection = HclValue.DynamicUnknown;
                return false;
            }

            if (!collection.IsKnown)
            {
                marks |= condition.Marks;
            }
        }

        if (!collection.IsKnown)
        {
            collection = HclValue.DynamicUnknown.WithMarks(marks);
            return false;
        }

        return true;
    }

    private static bool IsIterable(
        HclValue collection, ExpressionSyntax expression, SourceSpan loop, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (collection.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.IterationOverNull(expression.Span).Involving(expression, context, around: loop));
            return false;
        }

        if (collection.Type.IsPrimitive)
        {
            diagnostics.Add(EvaluationDiagnostics.NotIterable(expression.Span, collection.Type).Involving(expression, context, around: loop));
            return false;
        }

        return collection.Type.Kind != HclTypeKind.Dynamic;
    }

    private static EvaluationContext Bind(
        string? keyName, string valueName, HclValue key, HclValue value, EvaluationContext context) =>
        keyName is null ? context.With(valueName, value) : context.With(keyName, key).With(valueName, value);

    private static IEnumerable<(HclValue Key, HclValue Element)> KeyedElements(HclValue collection)
    {
        if (collection.Type.Kind is HclTypeKind.Map or HclTypeKind.Object)
        {
            foreach (var (key, element) in collection.Entries)
            {
                yield return (HclValue.String(key), element);
            }

            yield break;
        }

        var elements = collection.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            yield return (collection.Type.Kind == HclTypeKind.Set ? elements[i] : HclValue.Number(i), elements[i]);
        }
    }

    private static bool IsIncluded(
        ForSyntax @for, EvaluationContext context, DiagnosticBag diagnostics, ref HclMarks marks, ref bool isKnown)
    {
        if (@for.Condition is null)
        {
            return true;
        }

        var condition = ValueOf(@for.Condition, context, diagnostics);
        var why = "The value of the 'if' clause must not be null.";
        marks |= condition.Marks;
        if (!condition.IsNull)
        {
            if (!condition.IsKnown)
            {
                isKnown = false;
                return false;
            }

            if (Conversion.TryTo(condition, HclType.Bool, out var included, out var failure))
            {
                return included.AsBool();
            }

            why = $"The 'if' clause value is invalid: {failure.Message}.";
        }

        if (isKnown)
        {
            diagnostics.Add(EvaluationDiagnostics.InvalidForCondition(@for.Condition.Span, why).Involving(@for.Condition, context, around: @for.Span));
        }

        isKnown = false;
        return false;
    }

    private static string? NameOf(
        ForSyntax @for,
        EvaluationContext context,
        DiagnosticBag diagnostics,
        ref HclMarks marks,
        ref bool isKnown,
        out bool isSensitive)
    {
        var expression = @for.Key!;
        var key = ValueOf(expression, context, diagnostics);
        isSensitive = key.IsSensitive;
        marks |= key.Marks;
        Diagnostic diagnostic;
        if (key.IsNull)
        {
            diagnostic = EvaluationDiagnostics.NullObjectKey(expression.Span);
        }
        else if (!key.IsKnown)
        {
            isKnown = false;
            return null;
        }
        else if (Conversion.TryTo(key, HclType.String, out var name, out var failure))
        {
            return name.AsString();
        }
        else
        {
            diagnostic = EvaluationDiagnostics.InvalidObjectKey(expression.Span, failure.Message);
        }

        if (isKnown)
        {
            diagnostics.Add(diagnostic.Involving(expression, context, around: @for.Span));
        }

        isKnown = false;
        return null;
    }
}
