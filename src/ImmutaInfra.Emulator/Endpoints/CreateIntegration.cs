using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary><c>POST /integrations</c>.</summary>
internal sealed class CreateIntegration(
    IntegrationStore store, EmulatorOptions options, Views views, Undertaking undertaking)
{
    public Answer Run(Call call)
    {
        if (EnvelopeReader.Read(call.Body, isUpdate: false, out var problems) is not { } envelope)
        {
            return Refusals.BadRequest(problems);
        }

        if (store.FindHolder(Target.KeyOf(envelope.Type, envelope.Config)) is { } holder)
        {
            var host = Target.NameOf(envelope.Type, envelope.Config);
            return holder.Status == IntegrationStatus.CreateError
                ? Refusals.FailedBefore(holder, host)
                : Refusals.AlreadyExists(holder, host, options.AlternativeTexts);
        }

        var record = Draft(envelope);
        var results = undertaking.Test(Operation.Create, record, call.Faults);
        if (call.DryRun)
        {
            return undertaking.DryRun(results, record: null, RefusalOf(envelope.Type, results));
        }

        if (ValidationResults.HasFailed(results))
        {
            return RefusalOf(envelope.Type, results);
        }

        record = record with
        {
            Id = store.NextId(),
            ValidationResults = results,
            Pending = undertaking.Begin(Operation.Create, record, IntegrationStatus.Enabled, configBefore: null, call.Faults),
        };
        store.Put(record);
        return Answer.Json(views.Result(record));
    }

    private static IntegrationRecord Draft(Envelope envelope)
    {
        var config = envelope.Config;
        ServerDefaults.FillIn(envelope.Type, config);
        if (envelope.Type.HasApiKey)
        {
            config["apiKey"] = RegenerateKey.NewKey();
        }

        return new IntegrationRecord
        {
            Id = 0,
            Type = envelope.Type,
            AutoBootstrap = envelope.AutoBootstrap,
            Config = config,
            Status = IntegrationStatus.Creating,
            ValidationResults = [],
        };
    }

    private Answer RefusalOf(IntegrationType type, JObject results)
    {
        var metastoreFailed = type.Name == "Databricks" && results["validationTests"]!.Any(test =>
            (string?)test["name"] == "Metastore validation" && (string?)test["status"] == "failed");
        return metastoreFailed
            ? Refusals.NoMetastore(undertaking.Shown(results))
            : Refusals.CreationFailedTests(undertaking.Shown(results));
    }
}
