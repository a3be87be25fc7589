using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Says in words what a plan does with a resource, and why.</summary>
internal static class ActionWords
{
    /// <summary>The sentence behind the address: <c>will be created</c>.</summary>
    public static string Sentence(ResourceChange change) => change.Action switch
    {
        PlannedAction.Create => "will be created",
        PlannedAction.Update when change.Reason == ActionReason.RepairFailedCreation => "will be repaired in-place",
        PlannedAction.Update => "will be updated in-place",
        PlannedAction.Delete => "will be destroyed",
        PlannedAction.Forget => "will no longer be managed by ImmutaInfra, but will not be destroyed",
        PlannedAction.Read => "will be read during apply",
        PlannedAction.NoOp when change.ImportId is not null => "will be imported",
        PlannedAction.NoOp => $"has moved to {change.Address}",
        _ => change.Reason switch
        {
            ActionReason.ReplaceBecauseTainted => "is tainted, so must be replaced",
            ActionReason.ReplaceByRequest => "will be replaced, as requested",
            ActionReason.ReplaceByTriggers => "will be replaced because of changes in replace_triggered_by",
            _ => "must be replaced",
        },
    };

    /// <summary>Why, in a clause for the line below, or null where the attributes say it all.</summary>
    public static string? Reason(ResourceChange change)
    {
        var resource = change.Address.Resource;
        return change.Reason switch
        {
            ActionReason.DeleteBecauseNoResourceConfiguration =>
                $"because {Block(resource)} is not in the configuration",
            ActionReason.DeleteBecauseNoModule => $"because {resource.Module} is not in the configuration",
            ActionReason.DeleteBecauseWrongRepetition => change.Address.Key switch
            {
                null => "because the resource uses count or for_each",
                { Index: not null } => "because the resource does not use count",
                _ => "because the resource does not use for_each",
            },
            ActionReason.DeleteBecauseCountIndex => $"because index {change.Address.Key} is out of range for count",
            ActionReason.DeleteBecauseEachKey => $"because key {change.Address.Key} is not in for_each",
            ActionReason.ReadBecauseConfigurationUnknown => "because it is asked with values that are known only after apply",
            ActionReason.ReadBecauseDependencyPending => "because something that it depends on changes",
            ActionReason.RepairFailedCreation => "because its creation failed half-way",
            ActionReason.FinishInterruptedReplacement => "because an earlier run deleted the old one and did not get to create the new one",
            _ => null,
        };
    }

    /// <summary>The mark in front of the block, as wide as Terraform writes it.</summary>
    public static string Symbol(PlannedAction action, Ink ink) => action switch
    {
        PlannedAction.Create => $"  {ink.Green("+")}",
        PlannedAction.Update => $"  {ink.Yellow("~")}",
        PlannedAction.Delete => $"  {ink.Red("-")}",
        PlannedAction.DeleteThenCreate => $"{ink.Red("-")}/{ink.Green("+")}",
        PlannedAction.CreateThenDelete => $"{ink.Green("+")}/{ink.Red("-")}",
        PlannedAction.Read => $" {ink.Cyan("<=")}",
        PlannedAction.Forget => $"  {ink.Gray(".")}",
        _ => "   ",
    };

    /// <summary>What the mark means.</summary>
    public static string Meaning(PlannedAction action) => action switch
    {
        PlannedAction.Create => "create",
        PlannedAction.Update => "update in-place",
        PlannedAction.Delete => "destroy",
        PlannedAction.DeleteThenCreate => "destroy, then create the replacement",
        PlannedAction.CreateThenDelete => "create the replacement, then destroy",
        PlannedAction.Read => "read during apply",
        PlannedAction.Forget => "stop managing, leave it alone",
        _ => "",
    };

    private static string Block(ResourceAddress resource) => (resource with { Module = ModuleAddress.Root }).ToString();
}
