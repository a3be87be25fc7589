using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>An argument of a body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Span">From the name to the end of the value.</param>
/// <param name="Expression">Its value. Evaluate it by <see cref="Evaluate"/>, which knows the iterators around it.</param>
public sealed record BodyAttribute(string Name, SourceSpan NameSpan, SourceSpan Span, ExpressionSyntax Expression)
{
    /// <summary>The iterators of the <c>dynamic</c> blocks around it, the outermost first.</summary>
    internal IReadOnlyList<BlockIteration> Iterations { get; init; } = [];

    /// <summary>Computes the value, with the iterators of the <c>dynamic</c> blocks around it bound.</summary>
    /// <param name="context">What the other names mean.</param>
    /// <param name="diagnostics">Takes the errors.</param>
    /// <returns>The value; unknown where the number of blocks is unknown.</returns>
    public HclValue Evaluate(EvaluationContext context, DiagnosticBag diagnostics)
    {
        var value = Evaluator.Evaluate(Expression, BlockIteration.Bind(Iterations, context), diagnostics);
        return Iterations.Any(iteration => iteration.IsUnknown)
            ? HclValue.Unknown(value.Type).WithMarks(value.Marks)
            : value;
    }

    /// <summary>What it refers to; the iterators of the <c>dynamic</c> blocks around it do not count.</summary>
    public IReadOnlyList<ScopeTraversalSyntax> References() =>
        Expression.References([.. Iterations.Select(iteration => iteration.Name)]);

    /// <summary>What it refers to, with the keys that can be evaluated.</summary>
    /// <param name="findKey">Evaluates a key; null where that is not possible.</param>
    public IReadOnlyList<ScopeTraversalSyntax> References(Func<IndexSyntax, IndexStepSyntax?> findKey) =>
        Expression.References(findKey, [.. Iterations.Select(iteration => iteration.Name)]);
}
