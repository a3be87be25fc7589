namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Walks an expression and gathers its free references; knows which names are bound at each place.</summary>
internal sealed class ReferenceWalk(List<string> bound)
{
    /// <summary>What was found up to now.</summary>
    public List<ScopeTraversalSyntax> Found { get; } = [];

    /// <summary>Evaluates a key where that is possible.</summary>
    public Func<IndexSyntax, IndexStepSyntax?> FindKey { get; init; } = _ => null;

    public void Visit(ExpressionSyntax? expression)
    {
        switch (expression)
        {
            case ScopeTraversalSyntax reference:
                if (!bound.Contains(reference.RootName))
                {
                    Found.Add(reference);
                }

                break;
            case TemplateSyntax template:
                VisitParts(template.Parts);
                break;
            case TupleSyntax tuple:
                VisitAll(tuple.Elements);
                break;
            case ObjectSyntax @object:
                foreach (var item in @object.Items)
                {
                    Visit(item.KeyExpression);
                    Visit(item.Value);
                }

                break;
            case ForSyntax @for:
                VisitFor(@for);
                break;
            case ConditionalSyntax conditional:
                Visit(conditional.Condition);
                Visit(conditional.WhenTrue);
                Visit(conditional.WhenFalse);
                break;
            case UnarySyntax unary:
                Visit(unary.Operand);
                break;
            case BinarySyntax binary:
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case ParenthesesSyntax parentheses:
                Visit(parentheses.Expression);
                break;
            case FunctionCallSyntax call:
                VisitAll(call.Arguments);
                break;
            case RelativeTraversalSyntax traversal:
                Visit(traversal.Source);
                break;
            case IndexSyntax index:
                Visit(index.Collection is ScopeTraversalSyntax collection && IsFree(index.Key) && FindKey(index) is { } step
                    ? collection with { Steps = [.. collection.Steps, step] }
                    : index.Collection);
                Visit(index.Key);
                break;
            case SplatSyntax splat:
                Visit(splat.Source);
                Visit(splat.Each);
                break;
        }
    }

    private bool IsFree(ExpressionSyntax key) => bound.Count == 0 || !key.References().Any(reference => bound.Contains(reference.RootName));

    private void VisitAll(IReadOnlyList<ExpressionSyntax> expressions)
    {
        foreach (var expression in expressions)
        {
            Visit(expression);
        }
    }

    private void VisitFor(ForSyntax @for)
    {
        Visit(@for.Collection);
        var outer = Bind(@for.KeyName, @for.ValueName);
        Visit(@for.Key);
        Visit(@for.Value);
        Visit(@for.Condition);
        Unbind(outer);
    }

    private void VisitParts(IReadOnlyList<TemplatePartSyntax> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case InterpolationSyntax interpolation:
                    Visit(interpolation.Expression);
                    break;
                case TemplateIfSyntax @if:
                    Visit(@if.Condition);
                    VisitParts(@if.Then);
                    VisitParts(@if.Else);
                    break;
                case TemplateForSyntax @for:
                    Visit(@for.Collection);
                    var outer = Bind(@for.KeyName, @for.ValueName);
                    VisitParts(@for.Body);
                    Unbind(outer);
                    break;
            }
        }
    }

    private int Bind(string? keyName, string valueName)
    {
        var outer = bound.Count;
        if (keyName is not null)
        {
            bound.Add(keyName);
        }

        bound.Add(valueName);
        return outer;
    }

    private void Unbind(int outer) => bound.RemoveRange(outer, bound.Count - outer);
}
