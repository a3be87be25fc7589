using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <summary>What can be said about operations on integrations.</summary>
internal static class ProviderDiagnostics
{
    private const string AttestAnew =
        "get the scripts, read them, run them, then set script_digest to their SHA-256:\n    immutainfra scripts ADDRESS --out scripts";

    public static Diagnostic AlreadyExists(string words, IntegrationId existing) =>
        Diagnostic.Error("IMI6251", "Integration exists already",
            detail: $"{words} The integration that stands in the way has the id {existing}.",
            hint: $"to manage that one, import it:\n    immutainfra import ADDRESS {existing}\nor set adopt_existing = true to take it over.");

    public static Diagnostic OtherType(IntegrationId id, IntegrationType wanted, string seen) =>
        Diagnostic.Error("IMI6252", "Integration of another type",
            detail: $"Integration {id} is of the type \"{seen}\"; {wanted.Schema.HclType} is for \"{wanted.ApiName}\".",
            hint: IntegrationTypes.FindByApiName(seen) is { } type ? $"use a resource of type {type.Schema.HclType} for it." : "use another id.");

    public static Diagnostic EditFailed(IntegrationId id, IntegrationStatus status, ValidationResults results) =>
        Diagnostic.Error("IMI6253", "Change failed",
            detail: $"Immuta could not change integration {id} and went back to what it was before: it is {status}.{Failures(results)}",
            hint: "correct what the failed tests name, then run the command again.");

    public static Diagnostic DeleteFailed(IntegrationId id, IntegrationStatus status, ValidationResults results) =>
        Diagnostic.Error("IMI6254", "Deletion failed",
            detail: $"Immuta could not delete integration {id}, which stays as it was: it is {status}.{Failures(results)}",
            hint: "correct what the failed tests name; or set force_disable = true, apply, and delete again: Immuta then lets go and you clean the platform.");

    public static Diagnostic RefusedChange(Diagnostic refusal) => refusal with
    {
        Hint = "if Immuta names attributes that cannot be edited, force a replacement, which deletes the integration and makes it anew:\n"
            + "    immutainfra apply --replace ADDRESS",
    };

    public static Diagnostic RefusedDeletion(Diagnostic refusal) => refusal with
    {
        Hint = "an automatic set-up needs privileged credentials for its deletion, and the state has none that fit: give them in the configuration and apply, "
            + "or set force_disable = true and apply; then delete again.",
    };

    public static Diagnostic Gone(IntegrationId id) =>
        Diagnostic.Error("IMI6257", "Integration is gone",
            detail: $"Immuta has no integration {id} in use any more.", hint: "refresh the state, which plans a new one:\n    immutainfra refresh");

    public static Diagnostic NoId(string text) =>
        Diagnostic.Error("IMI6258", "Unusable integration id",
            detail: $"An integration's id consists of digits; this one is \"{(text.Length > 50 ? text[..50] + " …" : text)}\".",
            hint: "Immuta shows the id in the answer to GET /integrations.");

    public static Diagnostic WouldFail(string operation, ValidationTest? failed) =>
        Diagnostic.Error("IMI6259", "Server check failed",
            detail: $"Immuta's dry run says that this {operation} would fail.{(failed is null ? "" : $" Failed: {Sentence(failed.ToString())}")}",
            hint: "correct what the failed test names, or set preview_validation = \"local\" to plan without asking Immuta.");

    public static Diagnostic MissingSettings(IEnumerable<string> names) =>
        Diagnostic.Error("IMI6260", "Settings missing",
            detail: $"The provider does not know {string.Join(" and ", names)}.",
            hint: "set IMMUTA_BASE_URL and IMMUTA_API_KEY, or base_url and api_key in the provider block. To try things without a tenant, run immutainfra with --emulator.");

    public static Diagnostic NotConfigured() =>
        Diagnostic.Error("IMI6261", "Provider not configured",
            detail: "Its settings are not known yet, so Immuta cannot be asked.", hint: "apply first what the settings depend on, or set them directly.");

    public static Diagnostic UnknownFunction(string token) =>
        Diagnostic.Error("IMI6262", "Unknown function", detail: $"This provider has no function \"{token}\".");

    public static Diagnostic Stopped(string what) =>
        Diagnostic.Error("IMI6263", "Stopped", detail: $"The {what} was stopped before Immuta's answer came.", hint: "run the command again: it finds out what came of it.");

    public static Diagnostic CannotChange(IntegrationType type, IntegrationId id, IntegrationStatus status) =>
        Diagnostic.Error("IMI6264", "Integration cannot be changed",
            detail: $"Immuta has no way to change or repair a {type.ApiName} integration; {id} is {status}.",
            hint: "replace it:\n    immutainfra apply --replace ADDRESS");

    public static Diagnostic OtherChoice(IntegrationId id, bool seen) =>
        Diagnostic.Error("IMI6265", "Integration was set up in another way",
            detail: $"Integration {id} has auto_bootstrap = {(seen ? "true" : "false")}, which cannot be changed.",
            hint: $"set auto_bootstrap = {(seen ? "true" : "false")}, or delete that integration first.");

    public static Diagnostic NoScript(string reason) =>
        Diagnostic.Error("IMI6266", "No such script", detail: reason, hint: "the phases are initial-create, create, edit, cleanup, post-cleanup and delete.");

    public static Diagnostic UncleanDeletion(IntegrationId id) =>
        Diagnostic.Warning("IMI6267", "Platform left uncleaned",
            detail: $"Integration {id} was switched off in Immuta only, as force_disable asks; its objects are still in the platform.",
            hint: "remove them by hand, or with Immuta's script for the deletion.");

    public static Diagnostic Unhealthy(IntegrationId id, IntegrationStatus status, ValidationResults results) =>
        Diagnostic.Warning("IMI6268", "Integration unhealthy",
            detail: $"The operation is done, and integration {id} is {status}.{Failures(results)}", hint: "look at the failed tests.");

    public static Diagnostic TakenForLost(IntegrationId id) =>
        Diagnostic.Warning("IMI6269", "Integration of an interrupted run taken over",
            detail: $"A run before was interrupted while it created an integration; {id} is in no state and was taken for that one.",
            hint: "if it is somebody else's, let go of it and apply again:\n    immutainfra state rm ADDRESS");

    public static Diagnostic SeveralMayBeLost(IntegrationType type, IEnumerable<IntegrationId> ids) =>
        Diagnostic.Error("IMI6270", "Integration of an interrupted run not found",
            detail: $"A run before was interrupted while it created a {type.ApiName} integration. Several are in no state: {string.Join(", ", ids)}.",
            hint: "import the one that is meant, and delete what is not needed:\n    immutainfra import ADDRESS ID");

    public static Diagnostic InTheWay(IntegrationId existing) =>
        Diagnostic.Warning("IMI6271", "Integration exists already",
            detail: $"Immuta has an integration in this place, with the id {existing}. Unless that one is deleted first, as in a replacement, Immuta will refuse the creation.",
            hint: $"to manage that one, import it:\n    immutainfra import ADDRESS {existing}\nor set adopt_existing = true to take it over.");

    public static Diagnostic Managed(string words, IntegrationId existing) =>
        Diagnostic.Error("IMI6272", "Integration belongs to another resource",
            detail: $"{words} Integration {existing} is managed by another resource already; two of them would undo each other's work.",
            hint: "keep one of the two resources.");

    public static Diagnostic ScriptsToRun(IReadOnlyList<ScriptPhase> phases, string digest) =>
        Diagnostic.Warning("IMI6273", "Scripts must run first",
            detail: $"Immuta does not set this platform up by itself. Before the apply, {Named(phases)} must have run there. SHA-256: {digest}.",
            hint: "get them with their order:\n    immutainfra scripts ADDRESS --out scripts\n"
                + $"and, to make sure that nothing else is applied, attest what was run:\n    script_digest = \"{digest}\"");

    public static Diagnostic ScriptsUnknown(IReadOnlyList<ScriptPhase> phases, string why) =>
        Diagnostic.Warning("IMI6273", "Scripts must run first",
            detail: $"Immuta does not set this platform up by itself. Before the apply, {Named(phases)} must have run there. Their SHA-256 cannot be told. {why}",
            hint: "get them with their order:\n    immutainfra scripts ADDRESS --out scripts");

    public static Diagnostic ScriptsWillNotFit(string attested, string digest) =>
        Diagnostic.Warning("IMI6274", "Scripts are not those attested",
            detail: $"script_digest attests {attested}; Immuta's scripts for this change have {digest}. An apply will refuse it.", hint: AttestAnew);

    public static Diagnostic ScriptsDoNotFit(string attested, string digest, string outcome) =>
        Diagnostic.Error("IMI6274", "Scripts are not those attested",
            detail: $"script_digest attests {attested}; Immuta's scripts for this change have {digest}. {outcome}", hint: AttestAnew);

    public static Diagnostic NoWayToFind(string type, string host) =>
        Diagnostic.Error("IMI6275", "Integration not described",
            detail: type.Length == 0
                ? "Neither integration_id nor type is given."
                : host.Length > 0 ? $"A {type} integration has no host to look for." : $"\"{type}\" is no type of integration.",
            hint: "give integration_id, or type and where needed host.");

    public static Diagnostic NotOne(string type, string host, IReadOnlyList<IntegrationId> ids) =>
        Diagnostic.Error("IMI6276", ids.Count == 0 ? "No such integration" : "Several integrations",
            detail: $"Immuta has {(ids.Count == 0 ? "no" : "several")} {type} integration{(ids.Count == 0 ? "" : "s")}{(host.Length == 0 ? "" : $" on {host}")}"
                + (ids.Count == 0 ? "." : $": {string.Join(", ", ids)}."),
            hint: ids.Count == 0 ? "data.immuta_integrations lists what there is." : "name its host, or give integration_id.");

    public static Diagnostic UncleanDeletionAhead(IntegrationType type, IntegrationId id) =>
        Diagnostic.Warning("IMI6277", "Platform will be left uncleaned",
            detail: $"force_disable is set: Immuta will let go of integration {id} and leave what it made in the platform. {type.CleanUp}",
            hint: type.Scripts.Count > 0
                ? "Immuta writes a script that removes it; run it in the platform after the apply:\n    immutainfra scripts ADDRESS --phase cleanup --out scripts/cleanup"
                : "remove it by hand after the apply.");

    public static Diagnostic DeletionScriptToRun(IntegrationId id) =>
        Diagnostic.Warning("IMI6278", "Script must run first",
            detail: $"Integration {id} was set up by hand, and Immuta does not clean the platform. Before the apply, its script for the deletion must have run there.",
            hint: "get it:\n    immutainfra scripts ADDRESS --phase delete --out scripts/delete");

    public static Diagnostic NoDeleteCredentials(IntegrationType type, IntegrationId id) =>
        Diagnostic.Error("IMI6279", "Credentials for the deletion missing",
            detail: $"Immuta set up integration {id} by itself and needs a privileged log-in to take that down; the state holds none, as after an import by a block that named none. It would refuse the deletion.",
            hint: $"give the {type.ApiName} log-in in the configuration and apply, or set force_disable = true and apply; then delete.");

    public static Diagnostic NoSuchAction(string action, string type) =>
        Diagnostic.Error("IMI6280", "No such action", detail: $"A {type} integration has no \"{action}\": Immuta gives out keys for Trino only.");

    public static Diagnostic OutOfTime(TimeSpan limit) =>
        Diagnostic.Error("IMI6281", "No answer in time",
            detail: $"Immuta gave no answer in the time that the operation may take, {limit.TotalSeconds:0.###} s.", hint: "run the command again, or allow more time.");

    private static string Named(IReadOnlyList<ScriptPhase> phases) => phases.Count == 1
        ? $"the script \"{ScriptClient.NameOf(phases[0])}\""
        : $"the scripts {string.Join(" and ", phases.Select(phase => $"\"{ScriptClient.NameOf(phase)}\""))}, in this order,";

    /// <summary>The failed tests in sentences, with a space in front, or nothing.</summary>
    public static string Failures(ValidationResults results) =>
        string.Concat(results.Failed.Select(test => $" Failed: {Sentence(test.ToString())}"));

    /// <summary>Why an integration is there and does not work, one sentence each.</summary>
    public static IReadOnlyList<string> InitErrors(IntegrationId id, IntegrationStatus status, ValidationResults results) =>
    [
        $"Immuta could not create integration {id} ({status}); it exists and will be repaired by the next apply.",
        .. results.Failed.Select(test => Sentence(test.ToString())),
    ];

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
