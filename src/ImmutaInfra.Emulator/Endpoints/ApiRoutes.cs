using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The thirteen endpoints of the Integrations API, and the one that gives bearer tokens.</summary>
/// <remarks>Source: Immuta API reference, "Integrations API endpoints".</remarks>
internal sealed class ApiRoutes(
    CallPipeline pipeline,
    AccessControl access,
    ReadIntegrations read,
    CreateIntegration create,
    ReplaceIntegration replace,
    DeleteIntegration delete,
    RegenerateKey regenerate,
    WriteScripts scripts)
{
    public void Map(WebApplication app)
    {
        Map(HttpMethods.Get, "/integrations", read.List);
        Map(HttpMethods.Post, "/integrations", create.Run);
        Map(HttpMethods.Get, "/integrations/{id}", read.One);
        Map(HttpMethods.Put, "/integrations/{id}", replace.Run);
        Map(HttpMethods.Delete, "/integrations/{id}", delete.Run);
        Map(HttpMethods.Get, "/integrations/{id}/status", read.Status);
        Map(HttpMethods.Post, "/integrations/{id}/regenerate", regenerate.Run);
        Map(HttpMethods.Post, "/integrations/scripts/initial-create", call => scripts.ForEnvelope("initialCreate", call));
        Map(HttpMethods.Post, "/integrations/scripts/create", call => scripts.ForEnvelope("create", call));
        Map(HttpMethods.Post, "/integrations/scripts/cleanup", call => scripts.ForEnvelope("cleanup", call));
        Map(HttpMethods.Post, "/integrations/scripts/post-cleanup", call => scripts.ForEnvelope("postCleanup", call));
        Map(HttpMethods.Post, "/integrations/{id}/scripts/edit", scripts.ForEdit);
        Map(HttpMethods.Post, "/integrations/{id}/scripts/delete", scripts.ForDelete);
        Map(HttpMethods.Post, "/bim/apikey/authenticate", Authenticate, isOpen: true);
        app.Map("/{**path}", (RequestDelegate)(context => pipeline.ServeAsync(context, _ => Refusals.NoSuchPath())));

        void Map(string method, string path, Func<Call, Answer> run, bool isOpen = false) =>
            app.MapMethods(path, [method], context => pipeline.ServeAsync(context, run, isOpen));
    }

    private Answer Authenticate(Call call)
    {
        var key = call.Body is JObject body && body["apikey"] is { Type: JTokenType.String } text ? (string)text! : null;
        return access.FindToken(key) is { } token
            ? Answer.Json(new JObject { ["authenticated"] = true, ["token"] = token })
            : Refusals.Unauthorized();
    }
}
