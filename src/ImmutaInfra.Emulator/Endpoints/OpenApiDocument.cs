using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The API in OpenAPI 3.1, made from the attribute tables.</summary>
internal static class OpenApiDocument
{
    private const string IntegrationRef = "Integration";
    private const string ResultRef = "OperationResult";
    private const string ErrorRef = "Error";

    private static readonly Lazy<Answer> Built = new(() => Endpoints.Answer.Json(Build()));

    public static Answer Answer => Built.Value;

    private static JObject Build() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JObject
        {
            ["title"] = "Immuta Integrations API (emulated)",
            ["version"] = "1",
            ["description"] = "What the ImmutaInfra emulator serves, from Immuta's public API reference.",
        },
        ["security"] = new JArray(new JObject { ["apiKey"] = new JArray() }, new JObject { ["bearer"] = new JArray() }),
        ["paths"] = Paths(),
        ["components"] = new JObject
        {
            ["securitySchemes"] = new JObject
            {
                ["apiKey"] = new JObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "Authorization" },
                ["bearer"] = new JObject { ["type"] = "http", ["scheme"] = "bearer" },
            },
            ["schemas"] = Schemas(),
        },
    };

    private static JObject Paths() => new()
    {
        ["/bim/apikey/authenticate"] = Path(("post", Authenticate())),
        ["/integrations"] = Path(
            ("get", Call("listIntegrations", "Lists all integrations.", ArrayOf(IntegrationRef))),
            ("post", Call("createIntegration", "Creates an integration.", Ref(ResultRef), "Envelope", ["dryRun"], "400", "409", "422"))),
        ["/integrations/{id}"] = Path(
            ("get", Call("getIntegration", "Reads an integration.", Ref(IntegrationRef), null, ["id"], "404")),
            ("put", Call("replaceIntegration", "Replaces the configuration.", Ref(ResultRef), "Envelope", ["id", "dryRun"], "400", "404", "409", "422")),
            ("delete", Call("deleteIntegration", "Deletes an integration.", Ref(ResultRef), "Credentials", ["id", "dryRun", "forceDisable"], "400", "404", "409", "422"))),
        ["/integrations/{id}/status"] = Path(("get", Call("getStatus", "Reads the status.", Ref(ResultRef), null, ["id"], "404"))),
        ["/integrations/{id}/regenerate"] = Path(("post", Call("regenerateKey", "Makes a new API key (Trino).", Ref(IntegrationRef), null, ["id"], "400", "404"))),
        ["/integrations/scripts/initial-create"] = Path(("post", Script("initialCreate", "Envelope"))),
        ["/integrations/scripts/create"] = Path(("post", Script("create", "Envelope"))),
        ["/integrations/scripts/cleanup"] = Path(("post", Script("cleanup", "Envelope"))),
        ["/integrations/scripts/post-cleanup"] = Path(("post", Script("postCleanup", "Envelope"))),
        ["/integrations/{id}/scripts/edit"] = Path(("post", Script("edit", "Envelope", "id"))),
        ["/integrations/{id}/scripts/delete"] = Path(("post", Script("delete", null, "id"))),
    };

    private static JObject Path(params (string Method, JObject Operation)[] operations) =>
        new(operations.Select(operation => new JProperty(operation.Method, operation.Operation)));

    private static JObject Authenticate()
    {
        var call = Call("authenticate", "Exchanges an API key for a bearer token.", new JObject { ["type"] = "object" });
        call["security"] = new JArray();
        call["requestBody"] = Body(new JObject
        {
            ["type"] = "object",
            ["required"] = new JArray("apikey"),
            ["properties"] = new JObject { ["apikey"] = new JObject { ["type"] = "string" } },
        });
        return call;
    }

    private static JObject Script(string name, string? body, params string[] parameters)
    {
        var served = TypeTable.All.Where(type => type.Scripts.Contains(name)).Select(type => type.Name);
        var call = Call($"{name}Script", $"Writes the {name} script ({string.Join(", ", served)}).", [], body, parameters, "400", "404");
        call["responses"]!["200"]!["content"] = Content("text/plain", new JObject { ["type"] = "string" });
        return call;
    }

    private static JObject Call(
        string id, string summary, JObject result, string? body = null, string[]? parameters = null, params string[] refusals)
    {
        var responses = new JObject
        {
            ["200"] = new JObject { ["description"] = "Done.", ["content"] = Content("application/json", result) },
        };
        foreach (var code in refusals.Prepend("403").Prepend("401"))
        {
            responses[code] = new JObject { ["description"] = "Refused.", ["content"] = Content("application/json", Ref(ErrorRef)) };
        }

        var call = new JObject { ["operationId"] = id, ["summary"] = summary, ["responses"] = responses };
        if (parameters is { Length: > 0 })
        {
            call["parameters"] = new JArray(parameters.Select(Parameter));
        }

        if (body is not null)
        {
            call["requestBody"] = Body(Ref(body));
        }

        return call;
    }

    private static JObject Parameter(string name) => name == "id"
        ? new JObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = new JObject { ["type"] = "integer" } }
        : new JObject { ["name"] = name, ["in"] = "query", ["schema"] = new JObject { ["type"] = "boolean", ["default"] = false } };

    private static JObject Body(JObject schema) => new()
    {
        ["content"] = new JObject(
            new JProperty("application/json", new JObject { ["schema"] = schema }),
            new JProperty("application/yaml", new JObject { ["schema"] = schema.DeepClone() })),
    };

    private static JObject Content(string mediaType, JObject schema) =>
        new() { [mediaType] = new JObject { ["schema"] = schema } };

    private static JObject Ref(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    private static JObject ArrayOf(string name) => new() { ["type"] = "array", ["items"] = Ref(name) };

    private static JObject Schemas()
    {
        var schemas = new JObject
        {
            ["Envelope"] = new JObject { ["oneOf"] = new JArray(TypeTable.All.Select(type => Ref(ConfigSchema.NameOf(type)))) },
        };
        foreach (var type in TypeTable.All)
        {
            schemas[ConfigSchema.NameOf(type)] = ConfigSchema.EnvelopeOf(type);
        }

        var result = new JObject
        {
            ["id"] = new JObject { ["type"] = "string" },
            ["status"] = new JObject { ["type"] = "string", ["enum"] = new JArray(IntegrationStatus.All) },
            ["validationResults"] = new JObject { ["type"] = "object" },
        };
        schemas[ResultRef] = new JObject { ["type"] = "object", ["properties"] = result };
        var integration = (JObject)result.DeepClone();
        integration["type"] = new JObject { ["type"] = "string", ["enum"] = new JArray(TypeTable.All.Select(type => type.Name)) };
        integration["autoBootstrap"] = new JObject { ["type"] = "boolean" };
        integration["config"] = new JObject { ["type"] = "object" };
        schemas[IntegrationRef] = new JObject { ["type"] = "object", ["properties"] = integration };
        schemas["Credentials"] = new JObject { ["type"] = "object", ["description"] = "A flat login; only for automatic Synapse, Redshift and Snowflake." };
        schemas[ErrorRef] = new JObject
        {
            ["type"] = "object",
            ["required"] = new JArray("statusCode", "error", "message"),
            ["properties"] = new JObject
            {
                ["statusCode"] = new JObject { ["type"] = "integer" },
                ["error"] = new JObject { ["type"] = "string" },
                ["message"] = new JObject { ["type"] = "string" },
            },
        };
        return schemas;
    }
}
