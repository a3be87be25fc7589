using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content><c>for</c> and splat.</content>
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

            if (NameOf(@for.Key!, inner, diagnostics, ref marks, ref isKnown, out var isSensitive) is not { } name)
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
                diagnostics.Add(EvaluationDiagnostics.DuplicateObjectKey(@for.Key!.Span, isSensitive ? null : name));
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
        if (!IsIterable(collection, @for.Collection.Span, diagnostics))
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
                diagnostics.Add(EvaluationDiagnostics.ForConditionIsNull(@for.Condition.Span));
                failed = true;
            }
            else if (!Conversion.TryTo(condition, HclType.Bool, out _, out var failure))
            {
                diagnostics.Add(EvaluationDiagnostics.InvalidForCondition(
                    @for.Condition.Span, $"The 'if' clause value is invalid: {failure.Message}."));
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

    private static bool IsIterable(HclValue collection, SourceSpan at, DiagnosticBag diagnostics)
    {
        if (collection.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.IterationOverNull(at));
            return false;
        }

        if (collection.Type.IsPrimitive)
        {
            diagnostics.Add(EvaluationDiagnostics.NotIterable(at, collection.Type));
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
            diagnostics.Add(EvaluationDiagnostics.InvalidForCondition(@for.Condition.Span, why));
        }

        isKnown = false;
        return false;
    }

    private static string? NameOf(
        ExpressionSyntax expression,
        EvaluationContext context,
        DiagnosticBag diagnostics,
        ref HclMarks marks,
        ref bool isKnown,
        out bool isSensitive)
    {
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
            diagnostics.Add(diagnostic);
        }

        isKnown = false;
        return null;
    }

    private static HclValue SplatValue(SplatSyntax splat, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var source = ValueOf(splat.Source, context, diagnostics, out var failed).Unmark(out var marks);
        if (failed)
        {
            return HclValue.DynamicUnknown;
        }

        var isSequence = source.Type.Kind is HclTypeKind.Tuple or HclTypeKind.List or HclTypeKind.Set;
        if (source.IsNull)
        {
            if (!isSequence)
            {
                return HclValue.EmptyTuple.WithMarks(marks);
            }

            diagnostics.Add(EvaluationDiagnostics.SplatOfNull(splat.Source.Span));
            return HclValue.DynamicUnknown;
        }

        if (source.Type.Kind == HclTypeKind.Dynamic)
        {
            return HclValue.DynamicUnknown.WithMarks(marks);
        }

        // Anything else counts as a sequence of one, or of none if it turns out to be null.
        var mayVanish = !isSequence && !Operators.IsCertainlyNotNull(source);
        if (!isSequence)
        {
            source = HclValue.Tuple(source.WithMarks(marks));
        }

        if (!source.IsKnown)
        {
            return UnknownSplat(splat, source, context, diagnostics).WithMarks(marks);
        }

        var values = new HclValue[source.Length];
        var anyFailed = false;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(splat.Each, context.With(splat.Item, source.Elements[i]), diagnostics, out failed);
            anyFailed |= failed;
        }

        if (mayVanish || anyFailed)
        {
            return HclValue.DynamicUnknown.WithMarks(marks);
        }

        if (source.Type.Kind == HclTypeKind.Tuple)
        {
            return HclValue.Tuple(values).WithMarks(marks);
        }

        var type = values.Length > 0 ? values[0].Type : EachType(splat, source.Type.ElementType, context, diagnostics);
        return HclValue.List(type, values).WithMarks(marks);
    }

    private static HclValue UnknownSplat(SplatSyntax splat, HclValue source, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (source.Type.Kind == HclTypeKind.Tuple)
        {
            return HclValue.Unknown(
                HclType.Tuple([.. source.Type.ElementTypes.Select(type => EachType(splat, type, context, diagnostics))]),
                HclRefinement.OnlyNotNull);
        }

        return HclValue.Unknown(
            HclType.List(EachType(splat, source.Type.ElementType, context, diagnostics)),
            HclRefinement.OnlyNotNull with { MinLength = Bounds.MinLength(source), MaxLength = Bounds.MaxLength(source) });
    }

    private static HclType EachType(SplatSyntax splat, HclType itemType, EvaluationContext context, DiagnosticBag diagnostics) =>
        ValueOf(splat.Each, context.With(splat.Item, HclValue.Unknown(itemType)), diagnostics).Type;
}
