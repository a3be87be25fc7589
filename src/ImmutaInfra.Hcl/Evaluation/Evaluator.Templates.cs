using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Templates.</content>
public static partial class Evaluator
{
    /// <summary>The longest text that is remembered of a template that is not wholly known, as in Terraform.</summary>
    private const int LongestPrefix = 128;

    private static HclValue TemplateValue(TemplateSyntax template, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (template.Problems.Count > 0)
        {
            diagnostics.AddRange(template.Problems);
            return HclValue.DynamicUnknown;
        }

        if (template.Literal is { } literal)
        {
            return HclValue.String(literal);
        }

        if (template.Wrapped is { } wrapped)
        {
            return ValueOf(wrapped, context, diagnostics);
        }

        var text = new TemplateText();
        AppendParts(template.Parts, template.Span, context, diagnostics, text);
        return text.ToValue();
    }

    private static void AppendParts(
        IReadOnlyList<TemplatePartSyntax> parts, SourceSpan template, EvaluationContext context, DiagnosticBag diagnostics, TemplateText text)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case TemplateTextSyntax literal:
                    text.Append(literal.Text);
                    break;
                case InterpolationSyntax interpolation:
                    AppendInterpolation(interpolation, template, context, diagnostics, text);
                    break;
                case TemplateIfSyntax @if:
                    AppendIf(@if, template, context, diagnostics, text);
                    break;
                case TemplateForSyntax @for:
                    AppendFor(@for, template, context, diagnostics, text);
                    break;
            }
        }
    }

    private static void AppendInterpolation(
        InterpolationSyntax interpolation, SourceSpan template, EvaluationContext context, DiagnosticBag diagnostics, TemplateText text)
    {
        var value = ValueOf(interpolation.Expression, context, diagnostics, out var failed).Unmark(out var marks);
        text.Marks |= marks;
        if (value.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.NullInTemplate(interpolation.Expression.Span)
                .Involving(interpolation.Expression, context, around: template));
            text.StopAtUnknown();
        }
        else if (!value.IsKnown)
        {
            text.StopAtUnknown(failed ? "" : value.Type.Kind == HclTypeKind.String ? value.Refinement!.Prefix : "");
        }
        else if (Conversion.TryTo(value, HclType.String, out var converted, out var failure))
        {
            text.Append(converted.AsString());
        }
        else
        {
            diagnostics.Add(EvaluationDiagnostics.UnsuitableInTemplate(interpolation.Expression.Span, value.Type, failure.Message)
                .Involving(interpolation.Expression, context, around: template));
            text.StopAtUnknown();
        }
    }

    private static void AppendIf(
        TemplateIfSyntax @if, SourceSpan template, EvaluationContext context, DiagnosticBag diagnostics, TemplateText text)
    {
        var whenTrue = new TemplateText();
        var whenFalse = new TemplateText();
        var trueErrors = new DiagnosticBag();
        var falseErrors = new DiagnosticBag();
        AppendParts(@if.Then, template, context, trueErrors, whenTrue);
        AppendParts(@if.Else, template, context, falseErrors, whenFalse);
        text.Marks |= whenTrue.Marks | whenFalse.Marks;

        var condition = ValueOf(@if.Condition, context, diagnostics).Unmark(out var marks);
        text.Marks |= marks;
        if (condition.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.NullCondition(@if.Condition.Span).Involving(@if.Condition, context, around: @if.Span));
            text.StopAtUnknown();
        }
        else if (!condition.IsKnown)
        {
            text.StopAtUnknown();
        }
        else if (!Conversion.TryTo(condition, HclType.Bool, out var isTrue, out _))
        {
            diagnostics.Add(EvaluationDiagnostics.IncorrectConditionType(@if.Condition.Span, condition.Type).Involving(@if.Condition, context, around: @if.Span));
            text.StopAtUnknown();
        }
        else
        {
            diagnostics.AddRange(isTrue.AsBool() ? trueErrors : falseErrors);
            text.Append(isTrue.AsBool() ? whenTrue : whenFalse);
        }
    }

    private static void AppendFor(
        TemplateForSyntax @for, SourceSpan template, EvaluationContext context, DiagnosticBag diagnostics, TemplateText text)
    {
        var collection = ValueOf(@for.Collection, context, diagnostics).Unmark(out var marks);
        text.Marks |= marks;
        if (!IsIterable(collection, @for.Collection, @for.Span, context, diagnostics) || !collection.IsKnown)
        {
            text.StopAtUnknown();
            return;
        }

        foreach (var (key, element) in KeyedElements(collection))
        {
            AppendParts(@for.Body, template, Bind(@for.KeyName, @for.ValueName, key, element, context), diagnostics, text);
        }
    }

    /// <summary>A text in the making. Behind the first part that is not known only marks are gathered.</summary>
    private sealed class TemplateText
    {
        private readonly StringBuilder _text = new();
        private bool _isKnown = true;

        public HclMarks Marks { get; set; }

        public void Append(string text)
        {
            if (_isKnown)
            {
                _text.Append(text);
            }
        }

        public void Append(TemplateText other)
        {
            Append(other._text.ToString());
            _isKnown &= other._isKnown;
        }

        public void StopAtUnknown(string prefix = "")
        {
            Append(prefix);
            _isKnown = false;
        }

        public HclValue ToValue()
        {
            var value = _isKnown
                ? HclValue.String(_text.ToString())
                : HclValue.Unknown(HclType.String, HclRefinement.OnlyNotNull with { Prefix = SafePrefix() });
            return value.WithMarks(Marks);
        }

        /// <summary>Without the last character, which what follows may change: an accent may join it.</summary>
        private string SafePrefix()
        {
            var text = _text.Length > LongestPrefix ? _text.ToString(0, LongestPrefix) : _text.ToString();
            if (text.Length == 0)
            {
                return "";
            }

            var starts = StringInfo.ParseCombiningCharacters(text);
            return Nfc.Of(text[..starts[^1]]);
        }
    }
}
