using ImmutaInfra.Emulator.Store;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary><c>POST /integrations/{id}/regenerate</c>.</summary>
/// <remarks>The path is documented; that it serves Trino alone, takes no body and answers this shape is inferred.</remarks>
internal sealed class RegenerateKey(IntegrationStore store, Views views)
{
    public static string NewKey() => Guid.NewGuid().ToString("N");

    public Answer Run(Call call)
    {
        if (store.Find(call.Id) is not { } record)
        {
            return Refusals.NotFound(call.IdText);
        }

        if (!record.Type.HasApiKey)
        {
            return Refusals.BadRequest($"{record.Type.Name} integrations have no API key to regenerate.");
        }

        if (!IntegrationStatus.IsInUse(record.Status))
        {
            return Refusals.WrongState(record);
        }

        var key = NewKey();
        store.EditOutOfBand(record, new JObject { ["apiKey"] = key });
        var view = views.Status(record);
        view["type"] = record.Type.Name;
        view["config"] = new JObject { ["apiKey"] = key };
        return Answer.Json(view);
    }
}
