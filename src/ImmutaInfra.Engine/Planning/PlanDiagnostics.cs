using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What planning has to say; IMI30xx, from IMI3030 on.</summary>
internal static class PlanDiagnostics
{
    public static Diagnostic DestroyPrevented(InstanceAddress address, SourceSpan? at, string fate) => Diagnostic.Error(
        "IMI3030", "Instance cannot be destroyed", at,
        $"{address} would be {fate}, and its block has lifecycle.prevent_destroy set.",
        "take prevent_destroy out if you mean it, or leave this one out: --exclude " + address) with
    { Address = address.ToString() };

    public static Diagnostic Protected(InstanceAddress address, Urn urn, SourceSpan? at, string fate) => Diagnostic.Error(
        "IMI3041", "Resource is protected", at,
        $"{address} would be {fate}, and it is protected, by the pulumi block of the resource or in the state.",
        fate == "replaced"
            ? "write protect = false into its pulumi block if you mean it, or leave this one out: --exclude " + address
            : "apply once with its block in place and without protect = true; or take the protection away in the state:\n\n    pulumi state unprotect '" + urn + "'") with
    { Address = address.ToString() };

    public static Diagnostic UnsettledCreation(string urn, string type) => Diagnostic.Warning(
        "IMI3042", "An interrupted creation is not taken up", null,
        $"A run that was killed had begun to create {urn}, a {type}, and nobody knows whether it is there. This plan does not look for it.",
        "plan once more with everything in view: without --refresh false, --target and --exclude.");

    public static Diagnostic Cycle(IReadOnlyList<string> members, SourceSpan? at) => Diagnostic.Error(
        "IMI3031", "Cycle", at, $"These depend on each other in a ring: {string.Join(", ", members)}.",
        "take one of the references out; a local or a variable may take its place.");

    public static Diagnostic UnknownResourceType(ResourceConfiguration block, string package, IEnumerable<string> known) => Diagnostic.Error(
        "IMI3032", "Invalid resource type", block.Span,
        $"The provider \"{package}\" has no {(block.Mode == ResourceMode.Data ? "data source" : "resource")} of the type \"{block.Type}\".",
        Nearest.To(block.Type, known) is { } near ? $"did you mean \"{near}\"?" : $"it has {string.Join(", ", known)}.");

    public static Diagnostic UnknownProvider(ResourceConfiguration block, string package, IEnumerable<string> known) => Diagnostic.Error(
        "IMI3033", "Missing required provider", block.Span,
        $"The type \"{block.Type}\" belongs to the provider \"{package}\", which this program does not have.",
        $"it has {string.Join(" and ", known)}.");

    public static Diagnostic UnknownProviderBlock(ProviderConfiguration block, string package, IEnumerable<string> known) => Diagnostic.Error(
        "IMI3034", "Missing required provider", block.Span,
        $"This program does not have the provider \"{package}\".", $"it has {string.Join(" and ", known)}.");

    public static Diagnostic OrphanWithoutSchema(string urn, string type) => Diagnostic.Error(
        "IMI3035", "Resource of an unknown type in the state", null,
        $"The state holds {urn}, and no provider of this program looks after the type {type}, so it can neither be read nor deleted.",
        "manage it with the program that made it, or take it out of the state:\n\n    immutainfra state rm '" + urn + "'");

    public static Diagnostic ImportOfKnown(InstanceAddress address, string id) => Diagnostic.Error(
        "IMI3038", "Resource already managed", null, $"{address} is in the state already, with the id {id}.",
        "to take another one into its place, take it out of the state first:\n\n    immutainfra state rm '" + address + "'") with
    { Address = address.ToString() };

    public static Diagnostic ImportOfMissing(InstanceAddress address, string id) => Diagnostic.Error(
        "IMI3039", "Cannot import what is not there", null, $"The server knows nothing with the id \"{id}\" that {address} could be.",
        "look up the id, or leave the import out to make a new one.") with
    { Address = address.ToString() };

    public static Diagnostic ImportWithoutBlock(InstanceAddress address) => Diagnostic.Error(
        "IMI3040", "Import without a resource block", null, $"The configuration has no block for {address}, so nothing would manage it after the import.",
        $"write the block first: resource \"{address.Resource.Type}\" \"{address.Resource.Name}\" {{ … }}") with
    { Address = address.ToString() };

    public static Diagnostic RemovedStillDeclared(RemovedConfiguration removed, SourceSpan declaration, string address) => Diagnostic.Error(
        "IMI3043", "Removed resource still exists", declaration,
        $"The block at {removed.Span} says that {address} was removed, and it is still declared.",
        "take one of the two blocks out.");

    public static Diagnostic ImportTargetMissing(InstanceAddress address, SourceSpan at, bool hasBlock) => Diagnostic.Error(
        "IMI3044", "Configuration for import target does not exist", at,
        hasBlock
            ? $"The block of {address.Resource} has no instance {address}, so nothing would manage it after the import."
            : $"The configuration has no block for {address}, so nothing would manage it after the import.",
        hasBlock ? "look at its count or for_each." : $"write the block first: resource \"{address.Resource.Type}\" \"{address.Resource.Name}\" {{ … }}") with
    { Address = address.ToString() };

    public static Diagnostic InvalidImportId(SourceSpan at, string problem) => Diagnostic.Error(
        "IMI3045", "Invalid import id argument", at, $"The id {problem}.");

    public static Diagnostic SelfReference(ResourceConfiguration block, SourceSpan at) => Diagnostic.Error(
        "IMI3048", "Self-referential block", at, $"The block of {block.LocalAddress} refers to itself.", "what it does not know of itself yet, it cannot use.");

    public static Diagnostic UnknownAssertion(ConditionConfiguration condition, string check) => Diagnostic.Warning(
        "IMI3047", "Check block assertion known after apply", condition.Condition.Span,
        "The condition hangs on values that are known only after apply; it is looked at then.") with
    { Address = check };

    public static Diagnostic ImportOfManaged(InstanceAddress address, string id, string owner, SourceSpan? at) => Diagnostic.Error(
        "IMI3062", "Import of what is managed already", at,
        $"{address} would be imported with the id {id}, and {owner} has that one already. Two of them would undo each other's work.",
        $"keep one of the two; to give it another address:\n    immutainfra state mv '{owner}' '{address}'") with
    { Address = address.ToString() };

    public static Diagnostic NothingMatches(AddressPattern target) => Diagnostic.Warning(
        "IMI3036", "Target matches nothing", null, $"Neither the configuration nor the state has anything at {target}.");

    public static Diagnostic PlanIsIncomplete() => Diagnostic.Warning(
        "IMI3037", "Resource targeting is in effect", null,
        "Only a part of the configuration has been looked at, so this plan does not lead to what the whole of it says.",
        "plan once more without --target and --exclude when that part is done.");
}
