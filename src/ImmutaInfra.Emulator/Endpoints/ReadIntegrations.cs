using ImmutaInfra.Emulator.Store;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary><c>GET /integrations</c>, <c>GET /integrations/{id}</c> and <c>GET /integrations/{id}/status</c>.</summary>
internal sealed class ReadIntegrations(IntegrationStore store, EmulatorOptions options, Views views)
{
    public Answer List(Call call) => Answer.Json(new JArray(store.List().Select(views.Integration)));

    public Answer One(Call call) => store.Find(call.Id) is { } record
        ? Answer.Json(views.Integration(record))
        : Refusals.NotFoundOnRead(call.IdText);

    public Answer Status(Call call) => store.Find(call.Id) is { } record
        ? Answer.Json(options.ShortStatus ? views.Status(record) : views.Result(record))
        : Refusals.NotFound(call.IdText);
}
