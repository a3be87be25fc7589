using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>What the iterator of a <c>dynamic</c> block stands for in one of its blocks.</summary>
/// <param name="Name">The iterator's name.</param>
/// <param name="Value">An object of <c>key</c> and <c>value</c>.</param>
/// <param name="IsUnknown">Whether it is not known how many blocks there are, and this one stands for all.</param>
internal sealed record BlockIteration(string Name, HclValue Value, bool IsUnknown)
{
    public static BlockIteration Of(string name, HclValue key, HclValue value) =>
        new(name, HclValue.Object(("key", key), ("value", value)), IsUnknown: false);

    public static BlockIteration Unknown(string name) =>
        Of(name, HclValue.DynamicUnknown, HclValue.DynamicUnknown) with { IsUnknown = true };

    /// <summary>The context with the iterators known, the inner ones hiding the outer.</summary>
    public static EvaluationContext Bind(IReadOnlyList<BlockIteration> iterations, EvaluationContext context)
    {
        foreach (var iteration in iterations)
        {
            context = context.With(iteration.Name, iteration.Value);
        }

        return context;
    }
}
