using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

/// <summary>The documentation's own payloads, as they stand.</summary>
public class PayloadTests
{
    private static readonly string[] Json = ["application/json", "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

    private static IEnumerable<TestCaseData> Creations =>
        from file in new[] { "snowflake-create.json", "trino-create.json", "s3-create.yaml", "redshift-script.json" }
        from mediaType in Json.Skip(file.EndsWith(".yaml", StringComparison.Ordinal) ? 1 : 0) // every text in JSON is one in YAML, too
        select new TestCaseData(file, mediaType);

    private static IEnumerable<TestCaseData> Scripts =>
        from phase in new[] { "initial-create", "create", "cleanup" }
        from mediaType in Json
        select new TestCaseData(phase, mediaType);

    [TestCaseSource(nameof(Creations))]
    public async Task A_documented_payload_makes_an_integration_as_it_stands(string file, string mediaType)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", Payload(file), mediaType);

        reply.Status.Should().Be(200, reply.Text);
        reply["status"].Should().Be("creating");
        immuta.Settle();
        (await immuta.GetAsync($"/integrations/{reply["id"]}"))["status"].Should().Be("enabled");
    }

    [TestCase("application/json")]
    [TestCase("application/yaml")]
    public async Task The_documented_edit_and_deletion_work_as_they_stand(string mediaType)
    {
        await using var immuta = await Tenant.StartAsync();
        var id = await immuta.CreateAsync(JObject.Parse(Payload("snowflake-create.json")));

        var edit = await immuta.SendTextAsync(HttpMethod.Put, $"/integrations/{id}", Payload("snowflake-edit.json"), mediaType);
        edit["status"].Should().Be("editing", edit.Text);
        immuta.Settle();
        ((bool)JObject.Parse((await immuta.GetAsync($"/integrations/{id}")).Text).SelectToken("config.audit.enabled")!).Should().BeTrue();

        var deletion = await immuta.SendTextAsync(HttpMethod.Delete, $"/integrations/{id}", Payload("snowflake-delete.json"), mediaType);
        deletion["status"].Should().Be("deleting", deletion.Text);
        immuta.Settle();
        (await immuta.GetAsync($"/integrations/{id}")).Status.Should().Be(404);
    }

    [TestCaseSource(nameof(Scripts))]
    public async Task The_documented_payload_of_a_script_works_as_it_stands(string phase, string mediaType)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendTextAsync(HttpMethod.Post, $"/integrations/scripts/{phase}", Payload("redshift-script.json"), mediaType);

        reply.Status.Should().Be(200, reply.Text);
        reply.Text.Should().NotBeEmpty();
    }

    [Test]
    public async Task The_payload_in_YAML_means_what_it_means_in_JSON()
    {
        await using var immuta = await Tenant.StartAsync();
        var written = JObject.Parse("""
            { "name": "lake", "awsAccountId": "012345678901", "awsRegion": "eu-central-1", "awsLocationRole": "arn:aws:iam::012345678901:role/grants",
              "awsLocationPath": "s3://lake-bucket/", "authenticationType": "accessKey" }
            """);

        var reply = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", Payload("s3-create.yaml"), "application/yaml");

        var config = (JObject)JObject.Parse((await immuta.GetAsync($"/integrations/{reply["id"]}")).Text)["config"]!;
        foreach (var member in written.Properties())
        {
            JToken.DeepEquals(config[member.Name], member.Value).Should().BeTrue(member.Name);
        }
    }

    private static string Payload(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Payloads", file));
}
