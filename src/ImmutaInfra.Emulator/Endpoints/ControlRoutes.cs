using System.Text;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>What a test or a person watches and steers the emulator with. No key is needed: it shows no secret, and only this machine can call.</summary>
internal sealed class ControlRoutes(
    IntegrationStore store, EmulatorOptions options, Views views, RuleSet rules, RequestLog log)
{
    public void Map(WebApplication app)
    {
        Map(HttpMethods.Get, "/", (_, _) => StatusPage.Answer);
        Map(HttpMethods.Get, "/openapi.json", (_, _) => OpenApiDocument.Answer);
        Map(HttpMethods.Get, "/_emulator/rules", (_, _) => ListRules());
        Map(HttpMethods.Put, "/_emulator/rules", (_, body) => ReplaceRules(body));
        Map(HttpMethods.Delete, "/_emulator/rules", (_, _) => ClearRules());
        Map(HttpMethods.Get, "/_emulator/requests", (_, _) => ListRequests());
        Map(HttpMethods.Get, "/_emulator/integrations", (_, _) => ListIntegrations());
        Map(HttpMethods.Post, "/_emulator/integrations/{id:long}", ChangeIntegration);
        Map(HttpMethods.Delete, "/_emulator/integrations/{id:long}", (id, _) => RemoveIntegration(id));

        void Map(string method, string path, Func<long, string, Answer> run) => app.MapMethods(path, [method], async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var id = context.GetRouteValue("id") is string text ? long.Parse(text) : 0;
            await run(id, body).SendAsync(context);
        });
    }

    private Answer ListRules() => Answer.Json(new JArray(rules.List().Select(counted =>
    {
        var rule = FaultRuleReader.Write(counted.Rule);
        rule["calls"] = counted.Calls;
        return rule;
    })));

    private Answer ReplaceRules(string body)
    {
        try
        {
            rules.Replace(FaultRule.ParseList(body));
            return ListRules();
        }
        catch (FormatException e)
        {
            return Refusals.BadRequest(e.Message);
        }
    }

    private Answer ClearRules()
    {
        rules.Replace([]);
        return ListRules();
    }

    private Answer ListRequests() => Answer.Json(new JArray(log.List().Select(request => new JObject
    {
        ["at"] = request.At.ToString("O"),
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["status"] = request.Status,
    })));

    private Answer ListIntegrations()
    {
        lock (store.Gate)
        {
            return Answer.Json(new JArray(store.List().Select(record =>
            {
                var view = views.Integration(record);
                view["statusAgeSeconds"] = Math.Max(0, Math.Floor((store.Now - record.Since).TotalSeconds));
                return view;
            })));
        }
    }

    private Answer ChangeIntegration(long id, string body)
    {
        if (BodyReader.Read(Encoding.UTF8.GetBytes(body), contentType: null, out var parsed) is { } unreadable)
        {
            return unreadable;
        }

        var status = (parsed as JObject)?["status"];
        if (parsed is not JObject change
            || change["config"] is not (null or JObject)
            || (status is not null && !IntegrationStatus.All.Contains(status.ToString())))
        {
            return Refusals.BadRequest("The body must be an object with a config to merge, a status, or both.");
        }

        lock (store.Gate)
        {
            if (store.Find(id) is not { } record)
            {
                return Refusals.NotFound($"{id}");
            }

            store.EditOutOfBand(record, change["config"] as JObject ?? []);
            if (status is not null)
            {
                OutsideChange.SetStatus(store, store.Find(id)!, status.ToString(), new Faults([]), options.SettleAfter);
            }

            return Answer.Json(views.Integration(store.Find(id)!));
        }
    }

    private Answer RemoveIntegration(long id)
    {
        lock (store.Gate)
        {
            if (store.Find(id) is not { } record)
            {
                return Refusals.NotFound($"{id}");
            }

            store.Remove(record);
            return Answer.Json(views.Result(record));
        }
    }
}
