using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning.Moves;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <content>What the <c>pulumi</c> block of the resource asks for.</content>
internal sealed partial class InstancePlanner
{
    /// <summary>The record of an instance that is not looked at; it is no orphan.</summary>
    public ResourceState? ClaimUnplanned(InstanceAddress address, Repetition repetition)
    {
        var context = walk.Context.ContextFor(module, address.Resource.Module, address.Key, repetition);
        return Claim(address, InstanceOptionsReader.Read(block, schema, address, walk.Naming, context, new DiagnosticBag())).Recorded;
    }

    // One that is known by a former name comes under its new one, with the former record beside it.
    private (Urn Urn, ResourceState? Recorded, ResourceState? Former) Claim(InstanceAddress address, InstanceOptions options)
    {
        var urn = walk.Naming.Resource(address, schema.Token, options.Name);
        if (walk.Prior.Claim(urn) is { } recorded)
        {
            return (urn, recorded, null);
        }

        IEnumerable<Urn> former = options.Name is null ? options.Aliases : [.. options.Aliases, walk.Naming.Resource(address, schema.Token)];
        return walk.Prior.ClaimFormer(address, schema.Token, former) is { } found
            ? (urn, RecordRenames.Named(found, urn, address, walk.Naming), found)
            : (urn, null, null);
    }

    private static ResourceDiff ReplacedByOption(ResourceDiff diff, InstanceOptions options) =>
        options.ReplaceOnChanges.Count == 0 || !diff.Changes.Any(change => options.ReplaceOnChanges.Contains(change.Path.Top))
            ? diff
            : ResourceDiff.Of(
                [.. diff.Changes.Select(change => options.ReplaceOnChanges.Contains(change.Path.Top)
                    ? change with { ReplaceReason = change.ReplaceReason ?? "replace_on_changes names it" }
                    : change)],
                diff.DeleteFirst);

    private ResourceChange WithOptions(ResourceChange change, ResourceState? prior, InstanceOptions options, ResourceState? former)
    {
        var notes = change.Notes;
        if (change.IsReplacement && prior is { RetainOnDelete: true })
        {
            notes = notes.Add("The old object stays where it is, since retain_on_delete was set for it; only the state forgets it.");
        }

        var previous = former is null ? null : UrnNaming.AddressOf(former, schema.HclType);
        return change with
        {
            After = SecretOutputs.Mark(change.After!, change.Inputs!, options.SecretOutputs),
            SensitiveAttributes = [.. schema.Attributes
                .Where(attribute => !attribute.IsSecret && (IsSecret(change.Before, attribute.Name) || IsSecret(change.Inputs, attribute.Name) || options.SecretOutputs.Contains(attribute.Name)))
                .Select(attribute => attribute.HclName)],
            HiddenAttributes = [.. schema.Attributes.Where(attribute => options.HiddenDiffs.Contains(attribute.Name)).Select(attribute => attribute.HclName)],
            PreviousAddress = previous is null || previous.Equals(change.Address) ? null : previous,
            Notes = notes,
        };
    }

    private static bool IsSecret(ObjectValue? values, string name) => values?.Find(name) is SecretValue;
}
