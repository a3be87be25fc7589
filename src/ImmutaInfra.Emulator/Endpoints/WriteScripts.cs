using System.Text;
using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The six script endpoints of a manual set-up.</summary>
/// <remarks>
/// The reference gives neither media type nor wrapper of the result; this is plain text. The scripts do nothing: they say
/// which one they are and, as real ones do, hold the credentials that were sent.
/// </remarks>
internal sealed class WriteScripts(IntegrationStore store, EmulatorOptions options)
{
    /// <summary>A script that is written before there is an integration.</summary>
    /// <param name="script">Its name in the tables: <c>initialCreate</c>, <c>create</c>, <c>cleanup</c> or <c>postCleanup</c>.</param>
    /// <param name="call">The request.</param>
    public Answer ForEnvelope(string script, Call call)
    {
        if (EnvelopeReader.Read(call.Body, isUpdate: false, out var problems) is not { } envelope)
        {
            return Refusals.BadRequest(problems);
        }

        return Refuse(script, envelope.Type, envelope.AutoBootstrap) ?? Write(script, envelope.Type, envelope.Config);
    }

    /// <summary>The script for a change, from the envelope with the new values.</summary>
    public Answer ForEdit(Call call)
    {
        if (EnvelopeReader.Read(call.Body, isUpdate: true, out var problems) is not { } envelope)
        {
            return Refusals.BadRequest(problems);
        }

        if (store.Find(call.Id) is not { } record)
        {
            return Refusals.NotFound(call.IdText);
        }

        if (envelope.Type != record.Type)
        {
            return Refusals.NonEditable(["type"]);
        }

        Redaction.KeepSecrets(record.Type, record.Config, envelope.Config);
        return Refuse("edit", record.Type, envelope.AutoBootstrap) ?? Write("edit", record.Type, envelope.Config);
    }

    /// <summary>The script for the removal of an integration that was created.</summary>
    public Answer ForDelete(Call call)
    {
        if (store.Find(call.Id) is not { } record)
        {
            return Refusals.NotFound(call.IdText);
        }

        return Refuse("delete", record.Type, record.AutoBootstrap) ?? Write("delete", record.Type, record.Config);
    }

    private static Answer? Refuse(string script, IntegrationType type, bool? autoBootstrap) =>
        !type.Scripts.Contains(script) ? Refusals.BadRequest($"There is no {script} script for type {type.Name}.")
        : autoBootstrap == true ? Refusals.BadRequest("autoBootstrap must be false: Immuta runs the scripts itself otherwise.")
        : null;

    private Answer Write(string script, IntegrationType type, JObject config)
    {
        var text = new StringBuilder();
        text.Append("-- ").Append(type.DisplayName).Append(": ").Append(script).Append('\n');
        text.Append("-- Written by the ImmutaInfra emulator for tests. It changes nothing.\n");
        foreach (var row in type.Attributes.Where(row => !row.HasRowsInside))
        {
            if (row.Find(config) is { } value)
            {
                text.Append("-- ").Append(row.Path).Append(" = ").Append(value.ToString(Newtonsoft.Json.Formatting.None)).Append('\n');
            }
        }

        text.Append("SELECT 1;\n");
        return options.ScriptsAsJson ? Answer.Json(text.ToString()) : Answer.Text(text.ToString());
    }
}
