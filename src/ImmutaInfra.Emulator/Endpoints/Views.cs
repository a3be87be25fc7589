using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The shapes in which an integration is shown.</summary>
/// <remarks>Source: Immuta API reference, "Response schema". That the status endpoint has the first shape is inferred.</remarks>
internal static class Views
{
    /// <summary>What operations answer: no <c>type</c>, no <c>config</c>.</summary>
    public static JObject Result(IntegrationRecord record) => Result(record, record.ValidationResults);

    /// <summary>The same with the tests of a dry run.</summary>
    public static JObject Result(IntegrationRecord record, JObject results) => new()
    {
        ["id"] = record.IdText,
        ["status"] = record.Status,
        ["validationResults"] = results.DeepClone(),
    };

    /// <summary>What GET answers, with secrets redacted.</summary>
    public static JObject Integration(IntegrationRecord record)
    {
        var view = new JObject { ["id"] = record.IdText, ["status"] = record.Status, ["type"] = record.Type.Name };
        if (record.AutoBootstrap is { } automatic)
        {
            view["autoBootstrap"] = automatic;
        }

        view["validationResults"] = record.ValidationResults.DeepClone();
        view["config"] = Redaction.Of(record.Type, record.Config);
        return view;
    }
}
