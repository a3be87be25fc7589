using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Json;

/// <summary>The words for actions and their reasons in Terraform's JSON.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", "Plan Representation", and "Machine-Readable UI".</remarks>
internal static class ActionJson
{
    /// <summary>The <c>actions</c> of a change.</summary>
    public static IReadOnlyList<string> Actions(PlannedAction action) => action switch
    {
        PlannedAction.Create => ["create"],
        PlannedAction.Update => ["update"],
        PlannedAction.DeleteThenCreate => ["delete", "create"],
        PlannedAction.CreateThenDelete => ["create", "delete"],
        PlannedAction.Delete => ["delete"],
        PlannedAction.Forget => ["forget"],
        PlannedAction.Read => ["read"],
        _ => ["no-op"],
    };

    /// <summary>The <c>action_reason</c> of a plan, or null.</summary>
    public static string? Reason(ActionReason reason) => reason switch
    {
        ActionReason.ReplaceBecauseCannotUpdate => "replace_because_cannot_update",
        ActionReason.ReplaceBecauseTainted => "replace_because_tainted",
        ActionReason.ReplaceByRequest => "replace_by_request",
        ActionReason.ReplaceByTriggers => "replace_by_triggers",
        ActionReason.DeleteBecauseNoResourceConfiguration => "delete_because_no_resource_config",
        ActionReason.DeleteBecauseNoModule => "delete_because_no_module",
        ActionReason.DeleteBecauseNoMoveTarget => "delete_because_no_move_target",
        ActionReason.DeleteBecauseWrongRepetition => "delete_because_wrong_repetition",
        ActionReason.DeleteBecauseCountIndex => "delete_because_count_index",
        ActionReason.DeleteBecauseEachKey => "delete_because_each_key",
        ActionReason.ReadBecauseConfigurationUnknown => "read_because_config_unknown",
        ActionReason.ReadBecauseDependencyPending => "read_because_dependency_pending",
        ActionReason.ReadBecauseCheckNested => "read_because_check_nested",
        ActionReason.RepairFailedCreation => "repair_failed_creation",
        ActionReason.FinishInterruptedReplacement => "finish_interrupted_replacement",
        _ => null,
    };

    /// <summary>The <c>action</c> of an event.</summary>
    public static string EventAction(ResourceChange change) => change.Action switch
    {
        PlannedAction.Create => "create",
        PlannedAction.Update => "update",
        PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete => "replace",
        PlannedAction.Delete => "delete",
        PlannedAction.Forget => "remove",
        PlannedAction.Read => "read",
        _ => change.ImportId is not null ? "import" : change.PreviousAddress is not null ? "move" : "noop",
    };

    /// <summary>The <c>reason</c> of an event, or null.</summary>
    public static string? EventReason(ActionReason reason) => reason switch
    {
        ActionReason.ReplaceBecauseCannotUpdate => "cannot_update",
        ActionReason.ReplaceBecauseTainted => "tainted",
        ActionReason.ReplaceByRequest => "requested",
        ActionReason.ReplaceByTriggers => "replace_triggered_by",
        _ => Reason(reason),
    };
}
