using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>One <c>dynamic</c> block.</summary>
/// <param name="block">The block as it is written.</param>
/// <param name="slot">What it is to generate.</param>
/// <param name="context">What names mean, the iterators left out.</param>
/// <param name="iterations">The iterators of the <c>dynamic</c> blocks around it, the outermost first.</param>
internal sealed class DynamicBlock(
    BodyBlock block, BlockSlot slot, EvaluationContext context, IReadOnlyList<BlockIteration> iterations)
{
    private static readonly BodySchema Unlabelled =
        new([new("for_each", IsRequired: true), new("iterator")], [new BlockSlot("content")]);

    private static readonly BodySchema Labelled =
        Unlabelled with { Attributes = [.. Unlabelled.Attributes, new("labels", IsRequired: true)] };

    /// <summary>Generates the blocks, one for each element; one that stands for all where they are not known.</summary>
    public IReadOnlyList<BodyBlock> Generate(DiagnosticBag diagnostics)
    {
        var errors = new DiagnosticBag();
        var generated = Generate(errors, block.Body.Content(slot.LabelNames.Count == 0 ? Unlabelled : Labelled, errors));
        diagnostics.AddRange(errors);
        return generated;
    }

    private List<BodyBlock> Generate(DiagnosticBag errors, BodyContent specification)
    {
        if (errors.HasErrors)
        {
            return [];
        }

        var forEach = specification.Find("for_each")!.Expression;
        var elements = ElementsOf(forEach, errors);
        var iterator = IteratorName(specification, errors);
        var labels = LabelExpressions(specification, errors);
        var content = SingleContent(specification, errors);
        if (errors.HasErrors)
        {
            return [];
        }

        var blocks = new List<BodyBlock>();
        foreach (var iteration in elements?.Select(element => BlockIteration.Of(iterator, element.Key, element.Value))
            ?? [BlockIteration.Unknown(iterator)])
        {
            IReadOnlyList<BlockIteration> all = [.. iterations, iteration];
            if (EvaluateLabels(labels, all, errors) is { } names)
            {
                blocks.Add(new BodyBlock(
                    slot.Type, block.Labels[0].Span, names, block.HeaderSpan, new ExpandedBody(content!.Body, context, all))
                {
                    IsUnknown = iteration.IsUnknown,
                });
            }
        }

        return blocks;
    }

    /// <summary>The elements to make blocks of; null where they are not known.</summary>
    private IEnumerable<KeyValuePair<HclValue, HclValue>>? ElementsOf(ExpressionSyntax forEach, DiagnosticBag errors)
    {
        var value = Evaluator.Evaluate(forEach, BlockIteration.Bind(iterations, context), errors).Unmark(out var marks);
        if (errors.HasErrors)
        {
            return null;
        }

        if (value.IsNull)
        {
            errors.Add(BodyDiagnostics.InvalidForEach(forEach.Span, "Cannot use a null value in for_each."));
            return null;
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.Dynamic:
                return null;
            case HclTypeKind.List or HclTypeKind.Tuple:
                return value.IsKnown
                    ? value.Elements.Select((element, i) => Pair(HclValue.Number(i), element, marks))
                    : null;
            case HclTypeKind.Set:
                return value.IsKnown ? value.Elements.Select(element => Pair(element, element, marks)) : null;
            case HclTypeKind.Map or HclTypeKind.Object:
                return value.IsKnown
                    ? value.Entries.Select(entry => Pair(HclValue.String(entry.Key), entry.Value, marks))
                    : null;
            default:
                errors.Add(BodyDiagnostics.InvalidForEach(forEach.Span,
                    $"Cannot use a {value.Type} value in for_each. An iterable collection is required."));
                return null;
        }
    }

    private static KeyValuePair<HclValue, HclValue> Pair(HclValue key, HclValue value, HclMarks marks) =>
        new(key.WithMarks(marks), value.WithMarks(marks));

    private string IteratorName(BodyContent specification, DiagnosticBag errors)
    {
        if (specification.Find("iterator") is not { } iterator)
        {
            return slot.Type;
        }

        if (StaticExpressions.FindReference(iterator.Expression) is { Steps.Count: 0 } name)
        {
            return name.RootName;
        }

        errors.Add(BodyDiagnostics.InvalidIterator(iterator.Expression.Span));
        return slot.Type;
    }

    private IReadOnlyList<ExpressionSyntax> LabelExpressions(BodyContent specification, DiagnosticBag errors)
    {
        if (specification.Find("labels") is not { } labels)
        {
            return [];
        }

        if (labels.Expression is not TupleSyntax list)
        {
            errors.Add(BodyDiagnostics.InvalidLabels(labels.Expression.Span));
            return [];
        }

        if (list.Elements.Count != slot.LabelNames.Count)
        {
            var isTooMany = list.Elements.Count > slot.LabelNames.Count;
            var at = isTooMany ? list.Elements[slot.LabelNames.Count].Span : list.Span;
            errors.Add(BodyDiagnostics.WrongLabelCount(at, slot, isTooMany));
        }

        return list.Elements;
    }

    private static BodyBlock? SingleContent(BodyContent specification, DiagnosticBag errors)
    {
        if (specification.Blocks.Count == 0)
        {
            errors.Add(BodyDiagnostics.MissingDynamicContent(specification.MissingItemSpan));
        }
        else if (specification.Blocks.Count > 1)
        {
            errors.Add(BodyDiagnostics.ExtraneousDynamicContent(specification.Blocks[1].HeaderSpan));
        }

        return specification.Blocks is [var first, ..] ? first : null;
    }

    private List<LabelSyntax>? EvaluateLabels(
        IReadOnlyList<ExpressionSyntax> expressions, IReadOnlyList<BlockIteration> all, DiagnosticBag errors)
    {
        var labels = new List<LabelSyntax>();
        foreach (var expression in expressions)
        {
            var own = new DiagnosticBag();
            var value = Evaluator.Evaluate(expression, BlockIteration.Bind(all, context), own);
            errors.AddRange(own);
            if (own.HasErrors)
            {
                return null;
            }

            if (WhyNoLabel(value, out var text) is { } reason)
            {
                errors.Add(BodyDiagnostics.InvalidLabel(expression.Span, reason));
                return null;
            }

            labels.Add(new LabelSyntax(expression.Span, text.AsString()));
        }

        return labels;
    }

    private static string? WhyNoLabel(HclValue value, out HclValue text)
    {
        if (!Conversion.TryTo(value, HclType.String, out text!, out var failure))
        {
            return $"Cannot use this value as a dynamic block label: {failure.Message}.";
        }

        if (text.IsNull)
        {
            return "Cannot use a null value as a dynamic block label.";
        }

        if (!text.IsKnown)
        {
            return "This value is not yet known. Dynamic block labels must be immediately-known values.";
        }

        return text.IsSensitive ? "This value is sensitive. Dynamic block labels must not be." : null;
    }
}
