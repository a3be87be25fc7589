using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Schema;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Resources.Tests.Schemas;

/// <summary>Compares the tables with the catalogue of the API.</summary>
public sealed class CatalogueTests
{
    private static readonly JObject Catalogue = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "integration-types.json")));

    private static IEnumerable<TestCaseData> Attributes =>
        from type in (JArray)Catalogue["types"]!
        from attribute in (JArray)type["attributes"]!
        select new TestCaseData((string)type["nativeIntegrationType"]!, attribute).SetArgDisplayNames((string)type["nativeIntegrationType"]!, (string)attribute["path"]!);

    private static IEnumerable<TestCaseData> Types =>
        from type in (JArray)Catalogue["types"]!
        select new TestCaseData(type).SetArgDisplayNames((string)type["nativeIntegrationType"]!);

    [TestCaseSource(nameof(Types))]
    public void Every_type_is_there_with_its_attributes_and_no_others(JToken entry)
    {
        var type = IntegrationTypes.FindByApiName((string)entry["nativeIntegrationType"]!)!;

        var paths = Paths(type.ConfigAttributes, "").Where(path => !path.StartsWith("oAuthClientConfig.oauthPrivateKey.", StringComparison.Ordinal));
        paths.Should().BeEquivalentTo(entry["attributes"]!.Select(attribute => (string)attribute["path"]!).Where(path => path != "apiKey"));
        type.CanBeChanged.Should().Be((bool)entry["put"]!);
        type.HasAutoBootstrap.Should().Be(entry["autoBootstrap"]!["allowed"]!.Any());
        entry["deleteCredentials"]!["whenAutoBootstrapTrue"]!.Select(name => (string)name!).Should().BeSubsetOf(type.DeleteCredentials);
        (type.DeleteCredentials.Count > 0).Should().Be(entry["deleteCredentials"]!["whenAutoBootstrapTrue"]!.Any());
    }

    [TestCaseSource(nameof(Types))]
    public void Every_test_of_immuta_is_about_an_attribute_or_about_the_whole(JToken entry)
    {
        var type = IntegrationTypes.FindByApiName((string)entry["nativeIntegrationType"]!)!;

        var places = entry["validationTests"]!.Select(test => type.PlaceOf(new ValidationTest((string)test["name"]!, "failed", null)).Path.ToString()).ToList();

        places.Should().NotContain(path => path.Length > 0 && Find(type.Schema.Attributes, path.Split('.')) == null);
        places.Count(path => path.Length == 0).Should().BeLessThanOrEqualTo(1, "only that nothing else stands in the way is about no attribute");
    }

    [TestCaseSource(nameof(Attributes))]
    public void Every_attribute_is_as_the_catalogue_says(string apiName, JToken entry)
    {
        var path = (string)entry["path"]!;
        var attribute = Find(IntegrationTypes.FindByApiName(apiName)!.Schema.Attributes, path.Split('.'))!;

        attribute.Should().NotBeNull();
        attribute.Type.Kind.Should().Be((string)entry["type"]! switch
        {
            "string" => AttributeKind.Text,
            "integer" => AttributeKind.Integer,
            "boolean" => AttributeKind.Boolean,
            "object" => AttributeKind.Object,
            _ => AttributeKind.List,
        });
        attribute.IsSecret.Should().Be((bool)entry["secret"]!);
        attribute.Description.Should().NotBeEmpty();
        if (attribute.IsComputed)
        {
            return;
        }

        (attribute.ReplaceReason is not null).Should().Be((string)entry["onChange"]! == "replace");
        attribute.IsNeverReadBack.Should().Be((string)entry["returned"]! != "plain");
        attribute.AcceptedValues.Should().Equal(entry["enum"]!.Select(value => (string)value!));
        attribute.Default.Should().BeNull("what the server fills in never appears in inputs");
        if (!attribute.IsRequired)
        {
            (attribute.ServerDefault?.ToString() ?? "null").Should().Be(entry["default"]!.ToString(Newtonsoft.Json.Formatting.None));
        }

        var isConditional = (string?)entry["required"] == "conditional";
        var isLeftToTheServer = path is "awsRoleToAssume" or "privateKeyPassword" || ((string?)entry["requiredWhen"])?.Contains("default", StringComparison.Ordinal) == true;
        (attribute.IsRequired || attribute.RequiredWhen is not null).Should().Be((isConditional || (string?)entry["required"] == "True") && !isLeftToTheServer);
    }

    [Test]
    public void Every_type_has_its_names()
    {
        IntegrationTypes.All.Select(type => (type.Schema.Token, type.Schema.HclType)).Should().Equal(
            ("immuta:index:AzureSynapseIntegration", "immuta_azure_synapse_integration"),
            ("immuta:index:DatabricksIntegration", "immuta_databricks_integration"),
            ("immuta:index:BigQueryIntegration", "immuta_bigquery_integration"),
            ("immuta:index:S3Integration", "immuta_s3_integration"),
            ("immuta:index:RedshiftIntegration", "immuta_redshift_integration"),
            ("immuta:index:SnowflakeIntegration", "immuta_snowflake_integration"),
            ("immuta:index:TrinoIntegration", "immuta_trino_integration"));
    }

    [Test]
    public void Names_of_nested_types_are_unique_in_the_provider()
    {
        var names = IntegrationTypes.All.SelectMany(type => type.ConfigAttributes).SelectMany(TypeNames).ToList();

        names.Should().OnlyHaveUniqueItems().And.Contain("SnowflakeAudit");
    }

    private static IEnumerable<string> TypeNames(AttributeSchema attribute) =>
        attribute.Type.Attributes.SelectMany(TypeNames).Concat(attribute.Type.TypeName is { } name ? [name] : []);

    private static IEnumerable<string> Paths(IEnumerable<AttributeSchema> attributes, string prefix) =>
        attributes.SelectMany(attribute => Paths(attribute.Type.Attributes, $"{prefix}{attribute.Name}.").Prepend(prefix + attribute.Name));

    private static AttributeSchema? Find(IReadOnlyList<AttributeSchema> attributes, string[] path)
    {
        var attribute = attributes.SingleOrDefault(candidate => candidate.Name == path[0]);
        return path.Length == 1 || attribute is null ? attribute : Find(attribute.Type.Attributes, path[1..]);
    }
}
