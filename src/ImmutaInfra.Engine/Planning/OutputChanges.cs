using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Compares the outputs of the root module with those of the state.</summary>
internal static class OutputChanges
{
    /// <summary>What becomes of each output, in ordinal order. One that is null is planned, and then not there.</summary>
    public static IReadOnlyList<OutputChange> Between(PlanRequest request, PriorState prior, WalkContext walk)
    {
        var before = prior.Find(Urn.ForStack(request.Facts.Stack, request.Facts.Project))?.Outputs ?? ObjectValue.Empty;
        var declared = request.Wanted.Root.Outputs;
        return [.. before.Names.Union(declared.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
        {
            var isDestroyed = request.Options is { Mode: PlanMode.Destroy, Targets.Count: 0, Excludes.Count: 0 };
            if (!declared.TryGetValue(name, out var output) || isDestroyed)
            {
                return Gone(name, before.Find(name));
            }

            if (request.Options.Mode == PlanMode.Destroy || !walk.Values.Outputs.TryGetValue((ModuleAddress.Root, name), out var value))
            {
                return new OutputChange(name, PlannedAction.NoOp, before.Find(name), before.Find(name), output.IsSensitive, null);
            }

            var after = SchemaValues.AnyToCore(value);
            return after.IsNull
                ? Gone(name, before.Find(name)) with { After = walk.IsApplying || before.Has(name) ? null : Value.Null, Type = value.Type.ToJson().ToString(Newtonsoft.Json.Formatting.None) }
                : new OutputChange(name, Action(before.Find(name), after), before.Find(name), after, output.IsSensitive, value.Type.ToJson().ToString(Newtonsoft.Json.Formatting.None));
        }).Where(change => change.Before is not null || change.After is not null)];
    }

    private static OutputChange Gone(string name, Value? before) =>
        new(name, before is null ? PlannedAction.NoOp : PlannedAction.Delete, before, null, before is SecretValue, null);

    private static PlannedAction Action(Value? before, Value after) =>
        before is null ? PlannedAction.Create
        : before.IsKnownToEqual(after) && before is SecretValue == after is SecretValue ? PlannedAction.NoOp
        : PlannedAction.Update;
}
