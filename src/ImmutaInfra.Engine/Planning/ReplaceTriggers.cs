using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Finds out whether what <c>replace_triggered_by</c> names changes.</summary>
/// <remarks>Source: Terraform 1.11, as the binary behaves. A whole resource or instance fires when one of its instances is updated or replaced; an
/// attribute, when that happens to its instance and the attribute comes out different. What is created or deleted does not fire.</remarks>
internal static class ReplaceTriggers
{
    /// <summary>Whether one of the references fires.</summary>
    /// <param name="block">The block with the references.</param>
    /// <param name="context">What <c>count</c> and <c>each</c> mean in the keys of the references.</param>
    /// <param name="module">The instance of the block's module.</param>
    /// <param name="plan">What has been planned before: all that the block refers to.</param>
    /// <param name="found">Takes what is wrong with a key.</param>
    public static bool Fire(ResourceConfiguration block, EvaluationContext context, ModuleAddress module, PlanWalk plan, DiagnosticBag found) =>
        block.Lifecycle.ReplaceTriggeredBy.Any(expression => Find(expression, context, found) is var (resource, key, path)
            && Changes(new ResourceAddress(module, resource.Mode, resource.Type, resource.Name), key, plan).Any(change => Fires(change, path)));

    /// <summary>What the references come to: the value of the only one, a list of several; null where there are none.</summary>
    public static Value? Read(ResourceConfiguration block, EvaluationContext context, DiagnosticBag found) => block.Lifecycle.ReplaceTriggeredBy switch
    {
        [] => null,
        [var only] => SchemaValues.AnyToCore(Evaluator.Evaluate(only, context, found)),
        var several => new ListValue(several.Select(each => SchemaValues.AnyToCore(Evaluator.Evaluate(each, context, found)))),
    };

    private static (ResourceReference Resource, InstanceKey? Key, IReadOnlyList<TraversalStepSyntax> Path)? Find(
        ExpressionSyntax expression, EvaluationContext context, DiagnosticBag found)
    {
        switch (expression)
        {
            case ScopeTraversalSyntax reference when ResourceReference.From(reference) is { } resource:
                return reference.Steps.Skip(resource.StepCount).FirstOrDefault() is IndexStepSyntax step
                    ? (resource, InstanceKeys.Of(step), [.. reference.Steps.Skip(resource.StepCount + 1)])
                    : (resource, null, [.. reference.Steps.Skip(resource.StepCount)]);
            case RelativeTraversalSyntax relative when Find(relative.Source, context, found) is var (resource, key, path):
                return (resource, key, [.. path, .. relative.Steps]);
            case IndexSyntax { Collection: ScopeTraversalSyntax reference } index when ResourceReference.From(reference) is { } resource:
                return InstanceKeys.Of(Evaluator.Evaluate(index.Key, context, found).UnmarkDeep()) is { } evaluated ? (resource, evaluated, []) : null;
            default:
                return null;
        }
    }

    private static IEnumerable<ResourceChange> Changes(ResourceAddress resource, InstanceKey? key, PlanWalk plan)
    {
        var keys = key is not null ? [key]
            : plan.Context.Values.Resources.TryGetValue(resource, out var values) ? values.Repetition.Keys
            : [];
        foreach (var each in keys)
        {
            if (plan.Planned.TryGetValue(resource.Instance(each), out var planned))
            {
                yield return planned.Change;
            }
        }
    }

    private static bool Fires(ResourceChange change, IReadOnlyList<TraversalStepSyntax> path)
    {
        if (change.Action != PlannedAction.Update && !change.IsReplacement)
        {
            return false;
        }

        if (path.Count == 0 || change.Schema is not { } schema)
        {
            return true;
        }

        var before = Follow(SchemaValues.InstanceToHcl(change.Before!, change.Id, schema), path);
        var after = Follow(SchemaValues.InstanceToHcl(change.After!, change.IsReplacement ? null : change.Id, schema), path);
        return before is null || after is null || before.HasUnknowns || after.HasUnknowns || !before.UnmarkDeep().Equals(after.UnmarkDeep());
    }

    private static HclValue? Follow(HclValue value, IReadOnlyList<TraversalStepSyntax> path)
    {
        var at = value.Unmark();
        foreach (var step in path)
        {
            if (!at.IsKnown || at.IsNull)
            {
                return at.IsKnown ? null : at;
            }

            var next = step switch
            {
                AttributeStepSyntax attribute when at.Type.Kind is HclTypeKind.Object or HclTypeKind.Map => at.Find(attribute.Name),
                IndexStepSyntax { IsNumber: true } index when at.Type.Kind is HclTypeKind.List or HclTypeKind.Tuple
                    && int.TryParse(index.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < at.Length => at.Elements[position],
                IndexStepSyntax index when at.Type.Kind is HclTypeKind.Object or HclTypeKind.Map => at.Find(index.Key),
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            at = next.Unmark();
        }

        return at;
    }
}
