using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Compares the outputs of the root module with those of the state.</summary>
internal static class OutputChanges
{
    /// <summary>What becomes of each output, in ordinal order. One that is null is planned, and then not there.</summary>
    public static IReadOnlyList<OutputChange> Between(PlanRequest request, PriorState prior, WalkContext walk)
    {
        var stack = prior.Find(Urn.ForStack(request.Facts.Stack, request.Facts.Project));
        var before = stack?.Outputs ?? ObjectValue.Empty;
        var types = RunNotes.Read(stack).OutputTypes;
        var declared = request.Wanted.Root.Outputs;
        return [.. before.Names.Union(declared.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
        {
            var isDestroyed = request.Options is { Mode: PlanMode.Destroy, Targets.Count: 0, Excludes.Count: 0 };
            if (!declared.TryGetValue(name, out var output) || isDestroyed)
            {
                return Gone(name, before.Find(name)) with { PriorType = types.GetValueOrDefault(name) };
            }

            if (request.Options.Mode == PlanMode.Destroy || !walk.Values.Outputs.TryGetValue((ModuleAddress.Root, name), out var value))
            {
                return new OutputChange(name, PlannedAction.NoOp, before.Find(name), before.Find(name), output.IsSensitive, types.GetValueOrDefault(name)) { PriorType = types.GetValueOrDefault(name) };
            }

            var after = SchemaValues.AnyToCore(value);
            var type = value.Type.ToJson().ToString(Newtonsoft.Json.Formatting.None);
            var was = before.Find(name);

            // What was sensitive stays so while people look at the plan: it shows the old value beside the new one.
            var change = new OutputChange(name, Action(was, after), was, after, output.IsSensitive || (was is SecretValue && !walk.IsApplying), type) { PriorType = types.GetValueOrDefault(name) };
            return after.IsNull ? Emptied(change, walk.IsApplying)
                : change is { Action: PlannedAction.NoOp, PriorType: { } former } && former != type ? change with { Action = PlannedAction.Update }
                : change;
        }).Where(change => change.Before is not null || change.After is not null)];
    }

    private static OutputChange Gone(string name, Value? before) =>
        new(name, before is null ? PlannedAction.NoOp : PlannedAction.Delete, before, null, before is SecretValue, null);

    // The state has no output that is null.
    private static OutputChange Emptied(OutputChange change, bool isApplying) => change with
    {
        Action = change.Before is null ? PlannedAction.NoOp : isApplying ? PlannedAction.Delete : PlannedAction.Update,
        After = isApplying ? null : Value.Null,
    };

    private static PlannedAction Action(Value? before, Value after) =>
        before is null ? PlannedAction.Create
        : before.IsKnownToEqual(after) && before is SecretValue == after is SecretValue ? PlannedAction.NoOp
        : PlannedAction.Update;
}
