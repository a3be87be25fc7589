using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class DeletingTests
{
    private const string Required =
        "Integrations that are automatically configured require privileged credentials to disable. Please provide them in your payload.";

    private const string NotRequired =
        "Credentials are not required for disable unless the integration was configured automatically. If you need to update your integration credentials, use PUT to update the integration before disabling.";

    private const string NotRequiredForDatabricks =
        "Credentials are not required to disable a Databricks integration. If you need to update your integration credentials, use PUT to update the integration before disabling.";

    [TestCase("Snowflake", Required)]
    [TestCase("Redshift", Required)]
    [TestCase("Azure Synapse Analytics", Required)]
    [TestCase("Databricks", null)]
    [TestCase("Native S3", null)]
    [TestCase("Google BigQuery", null)]
    [TestCase("Trino", null)]
    public async Task Without_credentials(string type, string? message)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of(type));

        var reply = await immuta.DeleteAsync("/integrations/1");

        reply.Status.Should().Be(message is null ? 200 : 400);
        reply["message"].Should().Be(message);
    }

    [TestCase("Snowflake", false, NotRequired)]
    [TestCase("Databricks", true, NotRequiredForDatabricks)]
    [TestCase("Databricks", false, NotRequiredForDatabricks)]
    [TestCase("Native S3", false, NotRequired)]
    [TestCase("Google BigQuery", false, NotRequired)]
    [TestCase("Trino", false, NotRequired)]
    public async Task With_credentials_that_are_not_wanted(string type, bool autoBootstrap, string message)
    {
        await using var immuta = await Tenant.StartAsync();
        var envelope = Envelopes.Of(type);
        envelope["autoBootstrap"] = autoBootstrap;
        await immuta.CreateAsync(envelope);

        var reply = await immuta.DeleteAsync("/integrations/1", new JObject { ["authenticationType"] = "userPassword" });

        reply.Status.Should().Be(400);
        reply["error"].Should().Be("Bad request");
        reply.Message.Should().Be(message);
    }

    [TestCase("Snowflake", """{"authenticationType":"userPassword","username":"u","password":"p","role":"R"}""", null)]
    [TestCase("Snowflake", """{"authenticationType":"keyPair","username":"u","role":"R","privateKey":{"userFilename":"f","content":"PEM"}}""", null)]
    [TestCase("Snowflake", """{"authenticationType":"oAuthClientCredentials","role":"R","oAuthClientConfig":{"provider":"p","clientId":"c","useCertificate":false,"clientSecret":"s","authorityUrl":"u"}}""", null)]
    [TestCase("Snowflake", """{"authenticationType":"userPassword","username":"u","password":"p"}""", "role is required.")]
    [TestCase("Snowflake", """{"username":"u","password":"p","role":"R"}""", "authenticationType is required.")]
    [TestCase("Snowflake", """{"type":"Snowflake","config":{"authenticationType":"userPassword"}}""", "authenticationType is required. role is required.")]
    [TestCase("Redshift", """{"authenticationType":"okta","okta":{"username":"u","password":"p","appId":"a","idpHost":"i","role":"r"}}""", null)]
    [TestCase("Redshift", """{"authenticationType":"userPassword","username":"u","password":"p"}""", null)]
    [TestCase("Redshift", """{"authenticationType":"accessKey","databaseUser":"u","accessKeyId":"a","secretKey":"s"}""", null)]
    [TestCase("Redshift", """{"authenticationType":"okta"}""", "okta is required.")]
    [TestCase("Redshift", """{"authenticationType":"userPassword","username":7,"password":"p"}""", "username must be a string.")]
    [TestCase("Redshift", """{"authenticationType":"magic"}""", "authenticationType must be one of userPassword, accessKey, okta.")]
    [TestCase("Azure Synapse Analytics", """{"authenticationType":"userPassword","username":"u","password":"p"}""", null)]
    [TestCase("Azure Synapse Analytics", """{"authenticationType":"userPassword"}""", "username is required. password is required.")]
    public async Task With_credentials_of_a_right_or_wrong_shape(string type, string credentials, string? message)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of(type));

        var reply = await immuta.DeleteAsync("/integrations/1", JObject.Parse(credentials));

        reply["message"].Should().Be(message);
        reply.Status.Should().Be(message is null ? 200 : 400, reply.Text);
    }

    [TestCase("{}", 200)]
    [TestCase("null", 200)]
    [TestCase("[]", 400)]
    public async Task An_empty_body_is_none(string body, int status)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake(false));

        (await immuta.SendTextAsync(HttpMethod.Delete, "/integrations/1", body, "application/json")).Status.Should().Be(status);
    }

    [Test]
    public async Task A_failed_deletion_leaves_the_integration_in_use()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake(false));
        await immuta.RuleAsync(new JObject { ["method"] = "DELETE", ["count"] = 1, ["endStatus"] = "deleteError" });

        await immuta.DeleteAsync("/integrations/1");
        immuta.Settle();
        var failed = await immuta.GetAsync("/integrations/1");
        await immuta.DeleteAsync("/integrations/1");
        immuta.Settle();

        failed["status"].Should().Be("deleteError");
        failed["validationResults.status"].Should().Be("failed");
        (await immuta.GetAsync("/integrations/1")).Status.Should().Be(404);
    }

    [Test]
    public async Task Force_disabling_ignores_credentials()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Databricks());

        (await immuta.DeleteAsync("/integrations/1?forceDisable=true", new JObject { ["token"] = "t" })).Status.Should().Be(200);
    }
}
