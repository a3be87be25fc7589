using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Pulumi's built-in stash, in which <c>terraform_data</c> is kept: what Terraform calls <c>triggers_replace</c> stands apart from the inputs,
/// as the first of two replacement triggers. Elsewhere in this program it is an input like others.</summary>
/// <remarks>Source: recorded stacks of pulumi-hcl 0.16.</remarks>
internal static class StashForm
{
    private const string StashType = "pulumi:index:Stash";
    private const string Trigger = "triggersReplace";

    /// <summary>The record with the trigger among its inputs and outputs.</summary>
    /// <remarks>Whether a secret is null is not asked: what opens it may stand behind it in the file.</remarks>
    public static ResourceState AfterReading(ResourceState resource) =>
        resource.Type == StashType && resource.ReplacementTrigger is ListValue { Count: 2 } triggers && triggers[0] is SecretValue or { IsNull: false }
            ? resource with { Inputs = resource.Inputs.With(Trigger, triggers[0]), Outputs = resource.Outputs.With(Trigger, triggers[0]) }
            : resource;

    /// <summary>The record as it stands in the file.</summary>
    public static ResourceState BeforeWriting(ResourceState resource) =>
        resource.Type == StashType && resource.ReplacementTrigger is ListValue { Count: 2 } triggers
            ? resource with
            {
                Inputs = resource.Inputs.Without(Trigger),
                Outputs = resource.Outputs.Without(Trigger),
                ReplacementTrigger = new ListValue([resource.Inputs[Trigger], triggers[1]]),
            }
            : resource;
}
