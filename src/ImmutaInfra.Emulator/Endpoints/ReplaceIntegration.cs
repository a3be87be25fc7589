using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary><c>PUT /integrations/{id}</c>: replaces the whole configuration, then fills in defaults; secrets left out are kept.</summary>
internal sealed class ReplaceIntegration(IntegrationStore store, Views views, Undertaking undertaking)
{
    public Answer Run(Call call)
    {
        if (EnvelopeReader.Read(call.Body, isUpdate: true, out var problems) is not { } envelope)
        {
            return Refusals.BadRequest(problems);
        }

        if (store.Find(call.Id) is not { } record)
        {
            return Refusals.NotFound(call.IdText);
        }

        if (IntegrationStatus.IsTransient(record.Status) || !IntegrationStatus.IsInUse(record.Status))
        {
            return Refusals.WrongState(record);
        }

        return Refuse(record, envelope) ?? Edit(record, envelope.Config, call);
    }

    private static Answer? Refuse(IntegrationRecord record, Envelope envelope)
    {
        if (envelope.Type != record.Type || envelope.AutoBootstrap != record.AutoBootstrap)
        {
            return Refusals.NonEditable([envelope.Type != record.Type ? "type" : "autoBootstrap"]);
        }

        if (!record.Type.CanBeEdited)
        {
            return Refusals.CannotBeEdited(record.Type);
        }

        Redaction.KeepSecrets(record.Type, record.Config, envelope.Config);
        var problems = EnvelopeReader.ProblemsOf(record.Type, envelope.Config, record.AutoBootstrap, withoutSecrets: false).ToList();
        if (problems.Count > 0)
        {
            return Refusals.BadRequest(problems);
        }

        ServerDefaults.FillIn(record.Type, envelope.Config);
        var fixedOnes = NonEditableChanges(record.Type, record.Config, envelope.Config).ToList();
        return fixedOnes.Count > 0 ? Refusals.NonEditable(fixedOnes) : null;
    }

    private static IEnumerable<string> NonEditableChanges(IntegrationType type, JObject before, JObject after)
    {
        foreach (var row in type.Attributes.Where(row => !row.IsEditable && !row.HasRowsInside))
        {
            if (!JToken.DeepEquals(row.Find(before), row.Find(after)))
            {
                yield return row.Path;
            }
        }

        // BigQuery's key may be changed for another one of the same project only.
        if (type.Name == "Google BigQuery" && Target.ProjectOf(before) != Target.ProjectOf(after))
        {
            yield return "credential.project_id";
        }
    }

    private Answer Edit(IntegrationRecord record, JObject config, Call call)
    {
        var repairs = record.Status == IntegrationStatus.CreateError;
        var edited = record with
        {
            Config = config,
            Status = repairs ? IntegrationStatus.Creating : IntegrationStatus.Editing,
        };
        var results = undertaking.Test(Operation.Edit, edited, call.Faults);
        var refusal = Refusals.EditFailedTests(record, undertaking.Shown(results));
        if (call.DryRun)
        {
            return undertaking.DryRun(results, record, refusal);
        }

        if (ValidationResults.HasFailed(results))
        {
            return refusal;
        }

        edited = edited with
        {
            ValidationResults = results,
            Pending = undertaking.Begin(Operation.Edit, edited, IntegrationStatus.Enabled, record.Config, call.Faults),
        };
        store.Put(edited);
        return Answer.Json(views.Result(edited));
    }
}
