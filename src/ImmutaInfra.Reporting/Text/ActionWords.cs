using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Says in words what a plan does with a resource, and why.</summary>
internal static class ActionWords
{
    /// <summary>The sentence behind the address: <c>will be created</c>.</summary>
    public static string Sentence(ResourceChange change) =>
        Sentence(change.Action, change.Reason, change.ImportId is not null, change.Address.ToString());

    /// <summary>The same, for a change that another program has planned.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isImport">Whether it is taken into the state.</param>
    /// <param name="address">Its address.</param>
    public static string Sentence(PlannedAction action, ActionReason reason, bool isImport, string address) => action switch
    {
        PlannedAction.Create => "will be created",
        PlannedAction.Update when reason == ActionReason.RepairFailedCreation => "will be repaired in-place",
        PlannedAction.Update => "will be updated in-place",
        PlannedAction.Delete => "will be destroyed",
        PlannedAction.Forget => "will no longer be managed by ImmutaInfra, but will not be destroyed",
        PlannedAction.Read => "will be read during apply",
        PlannedAction.NoOp when isImport => "will be imported",
        PlannedAction.NoOp => $"has moved to {address}",
        _ => reason switch
        {
            ActionReason.ReplaceBecauseTainted => "is tainted, so must be replaced",
            ActionReason.ReplaceByRequest => "will be replaced, as requested",
            ActionReason.ReplaceByTriggers => "will be replaced because of changes in replace_triggered_by",
            _ => "must be replaced",
        },
    };

    /// <summary>Why, in a clause for the line below, or null where the attributes say it all.</summary>
    public static string? Reason(ResourceChange change) =>
        change.Action == PlannedAction.Forget ? "because a removed block lets go of it" : Reason(change.Reason, change.Address);

    /// <summary>The same, for a change that another program has planned.</summary>
    public static string? Reason(ActionReason reason, InstanceAddress address)
    {
        var resource = address.Resource;
        return reason switch
        {
            ActionReason.DeleteBecauseNoResourceConfiguration =>
                $"because {Block(resource)} is not in the configuration",
            ActionReason.DeleteBecauseNoModule => $"because {resource.Module} is not in the configuration",
            ActionReason.DeleteBecauseWrongRepetition => address.Key switch
            {
                null => "because the resource uses count or for_each",
                { Index: not null } => "because the resource does not use count",
                _ => "because the resource does not use for_each",
            },
            ActionReason.DeleteBecauseCountIndex => $"because index {address.Key} is out of range for count",
            ActionReason.DeleteBecauseEachKey => $"because key {address.Key} is not in for_each",
            ActionReason.ReadBecauseConfigurationUnknown => "because it is asked with values that are known only after apply",
            ActionReason.ReadBecauseDependencyPending => "because something that it depends on changes",
            ActionReason.ReadBecauseCheckNested => "because its check looks at it anew",
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
