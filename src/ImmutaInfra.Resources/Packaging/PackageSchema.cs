using ImmutaInfra.Core.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Resources.Packaging;

/// <summary>The Pulumi package schema: what SDKs in every language are made from.</summary>
/// <remarks>Source: the package schema of Pulumi 3.260.</remarks>
public static class PackageSchema
{
    /// <summary>Outputs that are there whatever becomes of an operation.</summary>
    private static readonly string[] AlwaysSet = ["integrationId", "status", "validationResults"];

    /// <summary>Writes a provider's package schema.</summary>
    /// <remarks>There is no <c>logoUrl</c>: whoever makes a .NET SDK fetches that address, and Pulumi's own logo, taken otherwise, lies
    /// on the host where Pulumi's plugins come from, which such a machine can reach if any. There is no <c>homepage</c> and no
    /// <c>repository</c> either: both are printed into every SDK, and this product has no public address.</remarks>
    /// <param name="schema">The provider's tables.</param>
    /// <returns>JSON, indented by two spaces; the same for the same tables.</returns>
    public static string Write(ProviderSchema schema)
    {
        var types = new TypeSchemas(schema.Name, new PropertyNames(schema));
        var settings = Settings(schema, types);
        var package = new JObject
        {
            ["name"] = schema.Name,
            ["displayName"] = "Immuta",
            ["version"] = schema.Version,
            ["description"] = "Immuta's integrations with data platforms as code.",
            ["keywords"] = new JArray("pulumi", "immuta", "data-governance", "category/database", "kind/native"),
            ["license"] = "Apache-2.0",
            ["publisher"] = "ImmutaInfra",
            ["meta"] = new JObject { ["moduleFormat"] = "(.*)" },
            ["config"] = new JObject { ["variables"] = settings },
            ["provider"] = new JObject
            {
                ["description"] = "How to reach the Immuta tenant.",
                ["inputProperties"] = settings.DeepClone(),
            },
            ["types"] = new JObject(), // The order is that of the documentation; filled below.
            ["resources"] = new JObject(schema.Resources.Select(resource => new JProperty(resource.Token, Resource(resource, types)))),
            ["functions"] = new JObject(schema.Functions.Select(function => new JProperty(function.Token, Function(function, types)))),
            ["language"] = Languages(schema.Name),
        };
        package["types"] = types.All;
        return package.ToString(Formatting.Indented);
    }

    /// <summary>The provider's settings. Their default from the environment is filled in by generated SDKs, save for secrets:
    /// those the provider takes from the environment by itself, so that they get into no state.</summary>
    private static JObject Settings(ProviderSchema schema, TypeSchemas types) => new(schema.Configuration.Select(setting =>
    {
        var property = types.Property("", setting with { AcceptedValues = [] });
        if (setting.AcceptedValues.Count > 0)
        {
            property["description"] = $"{property["description"]} One of: {string.Join(", ", setting.AcceptedValues)}.";
        }

        if (setting.DefaultFromEnvironment.Count > 0 && !setting.IsSecret)
        {
            property["defaultInfo"] = new JObject { ["environment"] = new JArray(setting.DefaultFromEnvironment) };
        }

        return new JProperty(setting.Name, property);
    }));

    private static JObject Resource(ResourceSchema resource, TypeSchemas types)
    {
        var owner = NameIn(resource.Token).Replace("Integration", "", StringComparison.Ordinal);
        var properties = resource.Attributes.Where(attribute => !attribute.IsSteering).ToList();
        return new JObject
        {
            ["description"] = resource.Description,
            ["inputProperties"] = types.Properties(owner, resource.Inputs),
            ["requiredInputs"] = Names(resource.Inputs.Where(attribute => attribute.IsRequired)),
            ["properties"] = types.Properties(owner, resource.Attributes),
            ["required"] = Names(properties.Where(attribute =>
                attribute.IsRequired || attribute.Default is not null || AlwaysSet.Contains(attribute.Name, StringComparer.Ordinal))),
        };
    }

    private static JObject Function(FunctionSchema function, TypeSchemas types)
    {
        var owner = NameIn(function.Token);
        owner = char.ToUpperInvariant(owner[0]) + owner[1..];
        return new JObject
        {
            ["description"] = function.Description,
            ["inputs"] = types.Object(owner, function.Inputs),
            ["outputs"] = types.Object(owner + "Result", function.Outputs),
        };
    }

    private static JObject Languages(string package) => new()
    {
        ["csharp"] = new JObject
        {
            ["namespaces"] = new JObject { [package] = "Immuta" },
            ["packageReferences"] = new JObject { ["Pulumi"] = "3.*" },
            ["respectSchemaVersion"] = true,
        },
        ["nodejs"] = new JObject { ["packageName"] = $"@pulumi/{package}", ["respectSchemaVersion"] = true },
        ["python"] = new JObject
        {
            ["packageName"] = $"pulumi_{package}",
            ["requires"] = new JObject { ["pulumi"] = ">=3.231.0,<4.0.0" }, // What is generated calls for it.
            ["pyproject"] = new JObject { ["enabled"] = true },
            ["inputTypes"] = "classes-and-dicts",
            ["respectSchemaVersion"] = true,
        },
        ["go"] = new JObject
        {
            ["importBasePath"] = $"github.com/pulumi/pulumi-{package}/sdk/go/{package}",
            ["generateResourceContainerTypes"] = true,
            ["respectSchemaVersion"] = true,
        },
    };

    private static JArray Names(IEnumerable<AttributeSchema> attributes) => new(attributes.Select(attribute => attribute.Name));

    private static string NameIn(string token) => token[(token.LastIndexOf(':') + 1)..];
}
