using System.Runtime.CompilerServices;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Computes the values of expressions.</summary>
public static partial class Evaluator
{
    /// <summary>Computes the value of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="context">What its names mean, what it can call.</param>
    /// <param name="diagnostics">Takes what is wrong; messages never hold sensitive values.</param>
    /// <returns>The value; after an error an unknown one, of the right type where that is clear.</returns>
    public static HclValue Evaluate(ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        // A bag of its own, so that "has this part failed?" can be asked while others add to the given one.
        var found = new DiagnosticBag();
        var value = ValueOf(expression, context, found);
        if (found.Count > 0)
        {
            diagnostics.AddRange(found.Distinct());
        }

        return value;
    }

    private static HclValue ValueOf(ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            diagnostics.Add(EvaluationDiagnostics.TooDeep(expression.Span));
            return HclValue.DynamicUnknown;
        }

        return expression switch
        {
            BooleanSyntax boolean => HclValue.Bool(boolean.Value),
            NullSyntax => HclValue.DynamicNull,
            NumberSyntax number => NumberValue(number, diagnostics),
            TemplateSyntax template => TemplateValue(template, context, diagnostics),
            ScopeTraversalSyntax traversal => ReferenceValue(traversal, context, diagnostics),
            RelativeTraversalSyntax traversal => RelativeValue(traversal, context, diagnostics),
            IndexSyntax index => IndexValue(index, context, diagnostics),
            SplatSyntax splat => SplatValue(splat, context, diagnostics),
            SplatItemSyntax item => context.ItemOf(item),
            TupleSyntax tuple => TupleValue(tuple, context, diagnostics),
            ObjectSyntax @object => ObjectValue(@object, context, diagnostics),
            ForSyntax @for => @for.IsObject ? ForObjectValue(@for, context, diagnostics) : ForTupleValue(@for, context, diagnostics),
            ConditionalSyntax conditional => ConditionalValue(conditional, context, diagnostics),
            UnarySyntax unary => UnaryValue(unary, context, diagnostics),
            BinarySyntax binary => BinaryValue(binary, context, diagnostics),
            ParenthesesSyntax parentheses => ValueOf(parentheses.Expression, context, diagnostics),
            FunctionCallSyntax call => CallValue(call, context, diagnostics),
            _ => HclValue.DynamicUnknown,
        };
    }

    /// <summary>The value, and whether computing it gave an error.</summary>
    private static HclValue ValueOf(
        ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics, out bool failed)
    {
        if (!diagnostics.HasErrors)
        {
            var value = ValueOf(expression, context, diagnostics);
            failed = diagnostics.HasErrors;
            return value;
        }

        var own = new DiagnosticBag();
        var result = ValueOf(expression, context, own);
        failed = own.HasErrors;
        diagnostics.AddRange(own);
        return result;
    }

    private static HclValue NumberValue(NumberSyntax number, DiagnosticBag diagnostics)
    {
        if (HclNumber.TryParse(number.Text) is { } value)
        {
            return HclValue.Number(value);
        }

        diagnostics.Add(EvaluationDiagnostics.InvalidNumber(number.Span, number.Text));
        return HclValue.Unknown(HclType.Number);
    }

    private static HclValue ReferenceValue(ScopeTraversalSyntax traversal, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (context.TryGetLocal(traversal.RootName, out var local))
        {
            var known = diagnostics.Count;
            return Explained(Access.Follow(local, traversal.Steps, diagnostics), traversal, context, diagnostics, known);
        }

        var (value, taken) = context.Scope.Resolve(traversal, diagnostics);
        if (taken >= traversal.Steps.Count)
        {
            return value;
        }

        var before = diagnostics.Count;
        return Explained(Access.Follow(value, traversal.Steps.Skip(taken), diagnostics), traversal, context, diagnostics, before);
    }

    private static HclValue RelativeValue(RelativeTraversalSyntax traversal, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var source = ValueOf(traversal.Source, context, diagnostics);
        var before = diagnostics.Count;
        return Explained(Access.Follow(source, traversal.Steps, diagnostics), traversal, context, diagnostics, before);
    }

    private static HclValue IndexValue(IndexSyntax index, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var collection = ValueOf(index.Collection, context, diagnostics);
        var key = ValueOf(index.Key, context, diagnostics);
        var before = diagnostics.Count;
        return Explained(Access.Index(collection, key, index.BracketSpan, diagnostics), index, context, diagnostics, before);
    }

    /// <summary>The value, after adding to the messages since <paramref name="before"/> what the names of the expression stand for.</summary>
    private static HclValue Explained(
        HclValue value, ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics, int before)
    {
        if (diagnostics.Count > before)
        {
            Explain(expression, context, diagnostics, before);
        }

        return value;
    }

    // A method of its own, so that nothing is allocated for its closure where all is well.
    private static void Explain(ExpressionSyntax expression, EvaluationContext context, DiagnosticBag diagnostics, int before) =>
        diagnostics.Replace(before, diagnostic => diagnostic.Involving(expression, context));

    private static HclValue TupleValue(TupleSyntax tuple, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var values = new HclValue[tuple.Elements.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(tuple.Elements[i], context, diagnostics);
        }

        return HclValue.Tuple(values);
    }

    private static HclValue ObjectValue(ObjectSyntax @object, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var attributes = new List<KeyValuePair<string, HclValue>>(@object.Items.Count);
        var marks = HclMarks.None;
        var isKnown = true;
        foreach (var item in @object.Items)
        {
            var key = item.KeyName ?? KeyOf(item, context, diagnostics, ref marks);
            var value = ValueOf(item.Value, context, diagnostics);
            if (key is null)
            {
                isKnown = false;
                continue;
            }

            attributes.Add(new(key, value));
        }

        return isKnown ? HclValue.Object(attributes).WithMarks(marks) : HclValue.DynamicUnknown;
    }

    /// <summary>The name that an item's key expression gives, or null where it is not known or wrong.</summary>
    private static string? KeyOf(ObjectItemSyntax item, EvaluationContext context, DiagnosticBag diagnostics, ref HclMarks marks)
    {
        if (item.KeyExpression is ScopeTraversalSyntax { Steps.Count: > 0 })
        {
            diagnostics.Add(EvaluationDiagnostics.AmbiguousKey(item.KeySpan));
            return null;
        }

        var key = ValueOf(item.KeyExpression!, context, diagnostics, out var failed);
        if (failed)
        {
            return null;
        }

        if (key.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.NullKey(item.Value.Span).Involving(item.KeyExpression!, context));
            return null;
        }

        key = key.Unmark(out var keyMarks);
        marks |= keyMarks;
        if (!Conversion.TryTo(key, HclType.String, out var name, out var failure))
        {
            diagnostics.Add(EvaluationDiagnostics.IncorrectKeyType(item.KeySpan, failure.Message).Involving(item.KeyExpression!, context));
            return null;
        }

        return name.IsKnown ? name.AsString() : null;
    }

    private static HclValue UnaryValue(UnarySyntax unary, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var wanted = unary.Operator == UnaryOperator.Negate ? HclType.Number : HclType.Bool;
        var given = ValueOf(unary.Operand, context, diagnostics, out var failed);
        if (!Conversion.TryTo(given, wanted, out var operand, out var failure))
        {
            diagnostics.Add(EvaluationDiagnostics.UnsuitableOperand(unary.Operand.Span, "unary", failure.Message).Involving(unary.Operand, context, around: unary.Span));
            return HclValue.Unknown(wanted);
        }

        if (failed)
        {
            return HclValue.Unknown(wanted);
        }

        if (operand.IsNull)
        {
            diagnostics.Add(EvaluationDiagnostics.OperationFailed(unary.Span, "argument must not be null").Involving(unary, context));
            return HclValue.Unknown(wanted);
        }

        return unary.Operator == UnaryOperator.Negate ? Operators.Negate(operand) : Operators.Not(operand);
    }

    private static HclValue BinaryValue(BinarySyntax binary, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var unknown = HclValue.Unknown(Operators.ResultType(binary.Operator));
        var wanted = Operators.OperandType(binary.Operator);
        var givenLeft = ValueOf(binary.Left, context, diagnostics, out var leftFailed);
        var givenRight = ValueOf(binary.Right, context, diagnostics, out var rightFailed);
        if (!Conversion.TryTo(givenLeft, wanted, out var left, out var failure))
        {
            diagnostics.Add(EvaluationDiagnostics.UnsuitableOperand(binary.Left.Span, "left", failure.Message).Involving(binary.Left, context, around: binary.Span));
        }

        if (!Conversion.TryTo(givenRight, wanted, out var right, out failure))
        {
            diagnostics.Add(EvaluationDiagnostics.UnsuitableOperand(binary.Right.Span, "right", failure.Message).Involving(binary.Right, context, around: binary.Span));
        }

        if (left is null || right is null || leftFailed || rightFailed)
        {
            return unknown;
        }

        if (Operators.Apply(binary.Operator, left, right, out var why) is { } result)
        {
            return result;
        }

        diagnostics.Add(EvaluationDiagnostics.OperationFailed(binary.Span, why!).Involving(binary, context));
        return unknown;
    }
}
