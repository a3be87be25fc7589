using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Splats.</content>
public static partial class Evaluator
{
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

            diagnostics.Add(EvaluationDiagnostics.SplatOfNull(splat.Source.Span).Involving(splat.Source, context));
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
