using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary><c>DELETE /integrations/{id}</c>.</summary>
/// <remarks>That <c>forceDisable</c> needs no credentials, ignores those that are sent and runs no tests is inferred.</remarks>
internal sealed class DeleteIntegration(
    IntegrationStore store, EmulatorOptions options, Views views, Undertaking undertaking)
{
    public Answer Run(Call call)
    {
        if (call.Body is not (null or JObject or { Type: JTokenType.Null }))
        {
            return Refusals.BadRequest("The body must be an object with credentials, or missing.");
        }

        if (store.Find(call.Id) is not { } record)
        {
            return Refusals.NotFound(call.IdText);
        }

        if (IntegrationStatus.IsTransient(record.Status) || !IntegrationStatus.IsInUse(record.Status))
        {
            return Refusals.WrongState(record);
        }

        var credentials = call.Body is JObject { Count: > 0 } sent ? sent : null;
        return (call.ForceDisable ? null : Refuse(record, credentials)) ?? Delete(record, call);
    }

    private Answer? Refuse(IntegrationRecord record, JObject? credentials)
    {
        var required = record.AutoBootstrap == true && record.Type.DeleteCredentials.Count > 0;
        if (credentials is null)
        {
            return required ? Refusals.CredentialsRequired() : null;
        }

        if (!required)
        {
            return record.Type.Name == "Databricks"
                ? Refusals.CredentialsNotRequiredForDatabricks(options.AlternativeTexts)
                : Refusals.CredentialsNotRequired();
        }

        var problems = DeleteCredentials.ProblemsOf(record.Type, credentials).ToList();
        return problems.Count > 0 ? Refusals.BadRequest(problems) : null;
    }

    private Answer Delete(IntegrationRecord record, Call call)
    {
        var results = call.ForceDisable
            ? new JObject { ["status"] = "passed", ["validationTests"] = new JArray() }
            : undertaking.Test(Operation.Delete, record, call.Faults);
        var refusal = Refusals.DeletionFailedTests(record, undertaking.Shown(results));
        if (call.DryRun)
        {
            return undertaking.DryRun(results, record, refusal);
        }

        if (ValidationResults.HasFailed(results))
        {
            return refusal;
        }

        var end = call.ForceDisable ? IntegrationStatus.Disabled : IntegrationStatus.Deleted;
        var deleting = record with
        {
            Status = IntegrationStatus.Deleting,
            ValidationResults = results,
            Pending = undertaking.Begin(Operation.Delete, record, end, configBefore: null, call.Faults),
        };
        store.Put(deleting);
        return Answer.Json(views.Result(deleting));
    }
}
