using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The shapes in which an integration is shown.</summary>
/// <remarks>Source: Immuta API reference, "Response schema". The shape of the status endpoint's answer is inferred.</remarks>
internal sealed class Views(EmulatorOptions options)
{
    /// <summary>What operations answer: no <c>type</c>, no <c>config</c>.</summary>
    public JObject Result(IntegrationRecord record) => Result(record, record.ValidationResults);

    /// <summary>The same with the tests of a dry run.</summary>
    public JObject Result(IntegrationRecord record, JObject results)
    {
        var view = Status(record);
        view["validationResults"] = results.DeepClone();
        return view;
    }

    /// <summary>The least that the status endpoint can answer.</summary>
    public JObject Status(IntegrationRecord record) => new() { ["id"] = IdOf(record), ["status"] = record.Status };

    /// <summary>What GET answers, with secrets redacted.</summary>
    public JObject Integration(IntegrationRecord record)
    {
        var view = Status(record);
        view["type"] = record.Type.Name;
        if (record.AutoBootstrap is { } automatic)
        {
            view["autoBootstrap"] = automatic;
        }

        view["validationResults"] = record.ValidationResults.DeepClone();
        view["config"] = Redaction.Of(record.Type, record.Config, options.OmitSecrets);
        return view;
    }

    // The reference calls the id a number and shows it as a text.
    private JToken IdOf(IntegrationRecord record) => options.NumericIds ? record.Id : record.IdText;
}
