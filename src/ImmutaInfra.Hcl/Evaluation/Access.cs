using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Looks into values: attributes, indices, whole traversals.</summary>
/// <remarks>Marks of a value go to what is taken out of it. After an error the result is unknown.</remarks>
public static class Access
{
    /// <summary>Follows steps one after the other, up to the first that fails.</summary>
    public static HclValue Follow(HclValue value, IEnumerable<TraversalStepSyntax> steps, DiagnosticBag diagnostics)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case AttributeStepSyntax attribute when TryAttribute(value, attribute.Name, attribute.Span, diagnostics, out var next):
                    value = next;
                    break;
                case IndexStepSyntax index when TryIndex(value, KeyOf(index), index.Span, diagnostics, out var next):
                    value = next;
                    break;
                default:
                    return HclValue.DynamicUnknown;
            }
        }

        return value;
    }

    /// <summary><c>collection[key]</c>.</summary>
    public static HclValue Index(HclValue collection, HclValue key, SourceSpan at, DiagnosticBag diagnostics) =>
        TryIndex(collection, key, at, diagnostics, out var value) ? value : HclValue.DynamicUnknown;

    /// <summary>The key of a step, as a value.</summary>
    internal static HclValue KeyOf(IndexStepSyntax step) =>
        step.IsNumber && HclNumber.TryParse(step.Key) is { } number ? HclValue.Number(number) : HclValue.String(step.Key);

    private static bool TryAttribute(HclValue value, string name, SourceSpan at, DiagnosticBag diagnostics, out HclValue result)
    {
        result = HclValue.DynamicUnknown.WithMarks(value.Marks);
        if (value.IsNull)
        {
            return Report(diagnostics, EvaluationDiagnostics.AttributeOfNull(at));
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.Dynamic:
                return true;
            case HclTypeKind.Object when value.Type.FindAttribute(name) is { } type:
                result = (value.IsKnown ? value.Find(name)! : HclValue.Unknown(type)).WithMarks(value.Marks);
                return true;
            case HclTypeKind.Object:
                return Report(diagnostics, EvaluationDiagnostics.NoSuchAttribute(
                    at, name, value.Type.Attributes.Select(attribute => attribute.Name)));
            case HclTypeKind.Map when !value.IsKnown:
                result = HclValue.Unknown(value.Type.ElementType).WithMarks(value.Marks);
                return true;
            case HclTypeKind.Map when value.Find(name) is { } element:
                result = element.WithMarks(value.Marks);
                return true;
            case HclTypeKind.Map:
                return Report(diagnostics, EvaluationDiagnostics.NoSuchElement(at, name, value.IsSensitive ? [] : value.Keys));
            default:
                return Report(diagnostics, EvaluationDiagnostics.NoAttributes(at, value.Type, name));
        }
    }

    private static bool TryIndex(HclValue collection, HclValue key, SourceSpan at, DiagnosticBag diagnostics, out HclValue result)
    {
        var marks = collection.Marks | key.Marks;
        result = HclValue.DynamicUnknown.WithMarks(collection.Marks);
        if (collection.IsNull)
        {
            return Report(diagnostics, EvaluationDiagnostics.IndexOfNull(at));
        }

        if (key.IsNull)
        {
            return Report(diagnostics, EvaluationDiagnostics.InvalidIndex(at, "Can't use a null value as an indexing key."));
        }

        var type = collection.Type;
        if (type.Kind == HclTypeKind.Dynamic || key.Type.Kind == HclTypeKind.Dynamic)
        {
            return true;
        }

        if (type.Kind == HclTypeKind.Set)
        {
            return Report(diagnostics, EvaluationDiagnostics.InvalidIndex(
                at,
                "Elements of a set are identified only by their value and don't have any separate index or key to select with, so "
                    + "it's only possible to perform operations across all elements of the set.",
                "tolist(…) or one(…) make its elements reachable."));
        }

        if (type.IsPrimitive)
        {
            return Report(diagnostics, EvaluationDiagnostics.InvalidIndex(at, "This value does not have any indices."));
        }

        var isSequence = type.Kind is HclTypeKind.List or HclTypeKind.Tuple;
        if (!Conversion.TryTo(key.Unmark(), isSequence ? HclType.Number : HclType.String, out var converted, out var failure))
        {
            return Report(diagnostics, EvaluationDiagnostics.NoElementForKey(at, failure.Message));
        }

        if (!converted.IsKnown || (!collection.IsKnown && type.Kind is not HclTypeKind.Tuple))
        {
            result = (type.IsCollection ? HclValue.Unknown(type.ElementType) : HclValue.DynamicUnknown).WithMarks(collection.Marks);
            return true;
        }

        return isSequence
            ? TryElement(collection, converted.AsNumber(), marks, at, diagnostics, out result)
            : TryEntry(collection, converted.AsString(), key.Type.Kind == HclTypeKind.Number, marks, at, diagnostics, out result);
    }

    private static bool TryElement(
        HclValue sequence, HclNumber index, HclMarks marks, SourceSpan at, DiagnosticBag diagnostics, out HclValue result)
    {
        result = HclValue.DynamicUnknown;
        if (!index.IsInteger)
        {
            return Report(diagnostics, EvaluationDiagnostics.NoElementForKey(
                at,
                "indexing a sequence requires a whole number, but the given index has a fractional part",
                "floor(…) makes it whole."));
        }

        if (index.Sign < 0)
        {
            return Report(diagnostics, EvaluationDiagnostics.NoElementForKey(
                at, "a negative number is not a valid index for a sequence", "x[length(x) - 1] is the last one of x."));
        }

        var length = sequence.Type.Kind == HclTypeKind.Tuple ? sequence.Type.ElementTypes.Length : sequence.Length;
        if (!index.TryToInt32(out var place) || place >= length)
        {
            return Report(diagnostics, EvaluationDiagnostics.NoElementForKey(
                at,
                length == 0
                    ? "the collection has no elements"
                    : "the given index is greater than or equal to the length of the collection"));
        }

        result = (sequence.IsKnown ? sequence.Elements[place] : HclValue.Unknown(sequence.Type.ElementTypes[place])).WithMarks(marks);
        return true;
    }

    private static bool TryEntry(
        HclValue map, string key, bool wasNumber, HclMarks marks, SourceSpan at, DiagnosticBag diagnostics, out HclValue result)
    {
        result = HclValue.DynamicUnknown;
        var isObject = map.Type.Kind == HclTypeKind.Object;
        if (map.Find(key) is { } element)
        {
            // As in Terraform, which attribute was asked for is no secret of an object.
            result = element.WithMarks(isObject ? map.Marks : marks);
            return true;
        }

        var hint = marks == HclMarks.None ? EvaluationDiagnostics.DidYouMean(key, map.Keys) : null;
        return Report(diagnostics, isObject && wasNumber
            ? EvaluationDiagnostics.InvalidIndex(
                at,
                "The given key does not identify an element in this collection value. An object only supports looking up attributes "
                    + "by name, not by numeric index.")
            : EvaluationDiagnostics.NoElementForKey(at, hint: hint));
    }

    private static bool Report(DiagnosticBag diagnostics, Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return false;
    }
}
