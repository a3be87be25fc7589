using System.Text.RegularExpressions;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources;
using ImmutaInfra.Resources.Packaging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Provider.Tests;

/// <summary>Holds the package schema against what Pulumi's binder wants. Source: the package schema of Pulumi 3.260.</summary>
public sealed partial class PackageSchemaTests
{
    private static readonly string[] TopLevel =
        ["name", "displayName", "version", "description", "keywords", "license", "publisher", "meta", "config", "provider", "types", "resources", "functions", "language"];

    private static readonly string[] PropertyKeys =
        ["type", "items", "additionalProperties", "$ref", "oneOf", "description", "default", "defaultInfo", "secret", "willReplaceOnChanges"];

    private static readonly ProviderSchema Tables =
        ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema;

    private static readonly JObject Schema = JObject.Parse(PackageSchema.Write(Tables));

    [Test]
    public void It_is_the_same_each_time() => PackageSchema.Write(Tables).Should().Be(PackageSchema.Write(Tables));

    [Test]
    public void Its_version_is_semantic_and_that_of_the_provider()
    {
        ((string)Schema["version"]!).Should().Be(Tables.Version).And.MatchRegex("""^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$""");
        Schema.Properties().Select(property => property.Name).Should().OnlyContain(name => TopLevel.Contains(name));
    }

    [Test]
    public void Every_token_is_one_and_names_one_thing()
    {
        var tokens = Tokens("types").Concat(Tokens("resources")).Concat(Tokens("functions")).ToList();

        tokens.Should().OnlyContain(token => Token().IsMatch(token)).And.OnlyHaveUniqueItems();
        tokens.Select(token => token.ToUpperInvariant()).Should().OnlyHaveUniqueItems("file names of SDKs may not differ in case alone");
        tokens.Should().NotContain(token => token.EndsWith(":Provider", StringComparison.OrdinalIgnoreCase));
        Tokens("resources").Should().BeEquivalentTo(Tables.Resources.Select(resource => resource.Token));
        Tokens("functions").Should().BeEquivalentTo(Tables.Functions.Select(function => function.Token));
    }

    [Test]
    public void Every_reference_leads_somewhere_and_every_type_is_needed()
    {
        var references = Schema.Descendants().OfType<JProperty>().Where(property => property.Name == "$ref").Select(property => (string)property.Value!).ToHashSet();

        references.Where(reference => reference != "pulumi.json#/Any")
            .Should().BeEquivalentTo(Tokens("types").Select(token => $"#/types/{token}"));
    }

    [Test]
    public void Every_property_has_a_type_a_meaning_and_a_name_that_SDKs_can_use()
    {
        foreach (var (name, property) in Properties())
        {
            name.Should().MatchRegex("^[a-z][a-zA-Z0-9]*$");
            new[] { "id", "urn", "pulumi", "version" }.Should().NotContain(name);
            property.Properties().Select(key => key.Name).Should().OnlyContain(key => PropertyKeys.Contains(key), name);
            (property["type"] is not null ^ property["$ref"] is not null).Should().BeTrue(name);
            ((string?)property["description"]).Should().NotBeNullOrWhiteSpace(name);
        }
    }

    [Test]
    public void Every_required_input_and_output_exists()
    {
        foreach (var resource in Schema["resources"]!.Children<JProperty>().Select(property => property.Value))
        {
            Texts(resource["requiredInputs"]).Should().BeSubsetOf(Names(resource["inputProperties"]));
            Texts(resource["required"]).Should().BeSubsetOf(Names(resource["properties"]));
            Names(resource["inputProperties"]).Should().BeSubsetOf(Names(resource["properties"]), "every input is an output, too");
        }

        foreach (var holder in Schema.Descendants().OfType<JObject>().Where(holder => holder["properties"] is JObject && holder["required"] is JArray))
        {
            Texts(holder["required"]).Should().BeSubsetOf(Names(holder["properties"]));
        }
    }

    [Test]
    public void Every_value_of_an_enumeration_has_a_name_of_its_own()
    {
        foreach (var values in Schema["types"]!.Children<JProperty>().Select(type => type.Value["enum"]).OfType<JArray>())
        {
            values.Select(value => (string)value["name"]!).Should().OnlyHaveUniqueItems().And.OnlyContain(name => Identifier().IsMatch(name));
            values.Select(value => (string)value["value"]!).Should().OnlyHaveUniqueItems();
        }
    }

    /// <remarks>Source: how Pulumi's generators for C#, Node, Python and Go name the values of enumerations.</remarks>
    [Test]
    public void A_value_in_capitals_gets_a_name_that_can_be_taken_apart_into_words() =>
        ((string?)Schema["types"]!["immuta:index:SnowflakePrivateKeyKeyName"]!["enum"]![0]!["name"]).Should().Be("PrivKeyFile");

    /// <remarks>Source: Pulumi's generators. C# has no member that is named as its class, and makes one class for each of a resource's
    /// name with Args, State or Result, and for each function's; Python has one namespace for all of them; Go puts the type's name before
    /// each value's.</remarks>
    [Test]
    public void No_two_things_get_one_name_in_an_SDK()
    {
        var resources = Tokens("resources").Append("immuta:index:Provider").Select(NameIn).ToList();
        var functions = Tokens("functions").Select(NameIn).ToList();
        var types = Schema["types"]!.Children<JProperty>().ToList();
        List<string> made =
        [
            .. resources.SelectMany(name => new[] { name, name + "Args", name + "State" }),
            .. functions.SelectMany(name => new[] { name, name + "Args", name + "InvokeArgs", name + "OutputArgs", name + "Result", name + "Output" }),
            .. types.SelectMany(type => type.Value["enum"] is JArray values
                ? values.Select(value => NameIn(type.Name) + value["name"]).Prepend(NameIn(type.Name))
                : [NameIn(type.Name), NameIn(type.Name) + "Args"]),
            "Config", "Utilities", "Inputs", "Outputs", "Types",
        ];
        made.Should().OnlyHaveUniqueItems();

        var holders = Schema["resources"]!.Children<JProperty>().Select(resource => (resource.Name, resource.Value["properties"]))
            .Concat(types.Select(type => (type.Name, type.Value["properties"])));
        foreach (var (token, properties) in holders)
        {
            Names(properties).Select(NameIn).Should().NotContain(NameIn(token));
            Names(properties).Should().NotIntersectWith(["resourceName", "opts", "options", "args", "import", "class", "self"]);
        }
    }

    [Test]
    public void What_it_says_of_the_product_is_chosen_with_care()
    {
        ((string)Schema["license"]!).Should().Be("Apache-2.0");
        Texts(Schema["keywords"]).Should().Contain("kind/native").And.ContainSingle(word => word.StartsWith("category/", StringComparison.Ordinal));
        Schema.ContainsKey("logoUrl").Should().BeFalse("making a .NET SDK fetches it; Pulumi's own is where Pulumi's plugins are");
        Schema.ContainsKey("homepage").Should().BeFalse("there is no public address");
        Schema.ContainsKey("repository").Should().BeFalse("there is no public address");
    }

    [Test]
    public void Names_survive_the_way_to_HCL_and_back()
    {
        foreach (var resource in Tables.Resources)
        {
            resource.Attributes.Select(attribute => attribute.HclName).Should().OnlyHaveUniqueItems();
            resource.Attributes.Should().OnlyContain(attribute => resource.FindByHclName(AttributeNames.ToHcl(attribute.Name)) == attribute);
            Tables.FindResourceByHclType(AttributeNames.TypeToHcl(resource.Token)).Should().BeSameAs(resource);
        }
    }

    [Test]
    public void Secrets_replacements_and_defaults_are_those_of_the_tables()
    {
        var snowflake = Schema["resources"]!["immuta:index:SnowflakeIntegration"]!;
        foreach (var side in new[] { "inputProperties", "properties" })
        {
            ((bool?)snowflake[side]!["password"]!["secret"]).Should().BeTrue();
            ((bool?)snowflake[side]!["host"]!["willReplaceOnChanges"]).Should().BeTrue();
            ((bool?)snowflake[side]!["warehouse"]!["willReplaceOnChanges"]).Should().BeNull();
        }

        ((bool?)Schema["resources"]!["immuta:index:S3Integration"]!["inputProperties"]!["autoBootstrap"]!["default"]).Should().BeFalse();
        ((bool?)Schema["types"]!["immuta:index:SnowflakePrivateKey"]!["properties"]!["content"]!["secret"]).Should().BeTrue();
        Texts(Schema["provider"]!["inputProperties"]!["baseUrl"]!["defaultInfo"]!["environment"]).Should().Equal("IMMUTA_BASE_URL");
        Schema["provider"]!["inputProperties"]!["apiKey"]!["defaultInfo"].Should().BeNull("a key from the environment belongs into no state");
    }

    [Test]
    public void Descriptions_speak_of_properties_as_Pulumi_names_them() =>
        Properties().Select(property => (string)property.Value["description"]!).Should()
            .NotContain(text => text.Contains("authentication_type", StringComparison.Ordinal) || text.Contains("auto_bootstrap", StringComparison.Ordinal));

    private static IEnumerable<string> Tokens(string kind) => Schema[kind]!.Children<JProperty>().Select(property => property.Name);

    private static string NameIn(string token)
    {
        var name = token[(token.LastIndexOf(':') + 1)..];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static IEnumerable<(string Name, JObject Value)> Properties() =>
        from holder in Schema.Descendants().OfType<JProperty>()
        where holder.Name is "properties" or "inputProperties" or "variables"
        from property in holder.Value.Children<JProperty>()
        select (property.Name, (JObject)property.Value);

    private static IEnumerable<string> Names(JToken? holder) => holder?.Children<JProperty>().Select(property => property.Name) ?? [];

    private static IEnumerable<string> Texts(JToken? list) => list?.Select(item => (string)item!) ?? [];

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9_]*:([^0-9][a-zA-Z0-9._/-]*)?:[^0-9][a-zA-Z0-9._/]*$")]
    private static partial Regex Token();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();
}
