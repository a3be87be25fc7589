using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content><c>a ? b : c</c>.</content>
public static partial class Evaluator
{
    /// <summary>Both branches are evaluated, because both count for the type; the errors of the one not taken are dropped.</summary>
    private static HclValue ConditionalValue(ConditionalSyntax conditional, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var trueErrors = new DiagnosticBag();
        var falseErrors = new DiagnosticBag();
        var whenTrue = ValueOf(conditional.WhenTrue, context, trueErrors);
        var whenFalse = ValueOf(conditional.WhenFalse, context, falseErrors);
        return Choose(conditional, context, diagnostics, (whenTrue, trueErrors), (whenFalse, falseErrors), CommonType(whenTrue, whenFalse));
    }

    private static HclValue Choose(
        ConditionalSyntax conditional,
        EvaluationContext context,
        DiagnosticBag diagnostics,
        (HclValue Value, DiagnosticBag Errors) whenTrue,
        (HclValue Value, DiagnosticBag Errors) whenFalse,
        HclType? type)
    {
        if (type is null)
        {
            diagnostics.Add(EvaluationDiagnostics.InconsistentBranches(
                SourceSpan.Over(conditional.WhenTrue.Span, conditional.WhenFalse.Span),
                BranchMismatch.Describe(whenTrue.Value.Type, whenFalse.Value.Type)).Involving(conditional, context, around: conditional.Span));
            return HclValue.DynamicUnknown;
        }

        var condition = ValueOf(conditional.Condition, context, diagnostics);
        if (condition.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.NullCondition(conditional.Condition.Span).Involving(conditional.Condition, context, around: conditional.Span));
            return HclValue.Unknown(type);
        }

        var marks = condition.Marks | whenTrue.Value.Marks | whenFalse.Value.Marks;
        condition = condition.Unmark();
        if (!condition.IsKnown)
        {
            return UnknownChoice(whenTrue.Value.Unmark(), whenFalse.Value.Unmark(), type).WithMarks(marks);
        }

        if (!Conversion.TryTo(condition, HclType.Bool, out var isTrue, out _))
        {
            diagnostics.Add(EvaluationDiagnostics.IncorrectConditionType(conditional.Condition.Span, condition.Type)
                .Involving(conditional.Condition, context, around: conditional.Span));
            return HclValue.Unknown(type);
        }

        var (chosen, errors) = isTrue.AsBool() ? whenTrue : whenFalse;
        diagnostics.AddRange(errors);
        if (Conversion.TryTo(chosen.Unmark(), type, out var result, out var failure))
        {
            return result.WithMarks(marks);
        }

        var branch = isTrue.AsBool() ? conditional.WhenTrue : conditional.WhenFalse;
        diagnostics.Add(EvaluationDiagnostics.UnsuitableBranch(branch.Span, isTrue.AsBool(), failure.Message)
            .Involving(branch, context, around: conditional.Span));
        return HclValue.Unknown(type).WithMarks(marks);
    }

    private static HclType? CommonType(HclValue whenTrue, HclValue whenFalse)
    {
        if (IsUntypedNull(whenTrue))
        {
            return whenFalse.Type;
        }

        if (IsUntypedNull(whenFalse))
        {
            return whenTrue.Type;
        }

        return whenTrue.Type.Kind == HclTypeKind.Dynamic || whenFalse.Type.Kind == HclTypeKind.Dynamic
            ? HclType.Dynamic
            : Unification.Unify([whenTrue.Type, whenFalse.Type], isSafe: false);
    }

    private static bool IsUntypedNull(HclValue value) => value is { IsNull: true, Type.Kind: HclTypeKind.Dynamic };

    /// <summary>What is known of the result although the condition is not.</summary>
    private static HclValue UnknownChoice(HclValue whenTrue, HclValue whenFalse, HclType type)
    {
        if (whenTrue.IsNull && whenFalse.IsNull)
        {
            return HclValue.Null(type);
        }

        var refinement = HclRefinement.None with
        {
            NotNull = Operators.IsCertainlyNotNull(whenTrue) && Operators.IsCertainlyNotNull(whenFalse),
        };
        if (whenTrue.Type.Kind == HclTypeKind.Number && whenFalse.Type.Kind == HclTypeKind.Number)
        {
            var (least, most) = (Bounds.Least(whenTrue), Bounds.Most(whenTrue));
            var (otherLeast, otherMost) = (Bounds.Least(whenFalse), Bounds.Most(whenFalse));
            refinement = refinement with
            {
                Least = least is null || otherLeast is null ? null : least.CompareTo(otherLeast) < 0 ? least : otherLeast,
                Most = most is null || otherMost is null ? null : most.CompareTo(otherMost) > 0 ? most : otherMost,
            };
        }
        else if (whenTrue.Type.IsCollection && whenTrue.Type.Equals(whenFalse.Type))
        {
            refinement = refinement with
            {
                MinLength = Math.Min(Bounds.MinLength(whenTrue), Bounds.MinLength(whenFalse)),
                MaxLength = Math.Max(Bounds.MaxLength(whenTrue), Bounds.MaxLength(whenFalse)),
            };
        }

        return HclValue.Unknown(type, refinement);
    }
}
