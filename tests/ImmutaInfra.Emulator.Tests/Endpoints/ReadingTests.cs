using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class ReadingTests
{
    [TestCase("Snowflake", """{"username":"<REDACTED>","password":"<REDACTED>","role":"ACCOUNTADMIN","port":443,"audit":{"enabled":false},"workspaces":{"enabled":false},"impersonation":{"enabled":false},"lineage":{"enabled":false}}""")]
    [TestCase("Redshift", """{"okta":{"username":"<REDACTED>","appId":"app1","idpHost":"idp.example.com","role":"admin"},"port":5439,"impersonation":{"enabled":false}}""")]
    [TestCase("Databricks", """{"token":"REDACTED","port":443,"catalog":"immuta","audit":{"enabled":false}}""")]
    [TestCase("Azure Synapse Analytics", """{"username":"<REDACTED>","password":"<REDACTED>","port":1433,"impersonation":{"enabled":false}}""")]
    [TestCase("Google BigQuery", """{"credential":"<REDACTED>","port":443}""")]
    [TestCase("Native S3", """{"awsAccessKeyId":"<REDACTED>","awsSecretAccessKey":"<REDACTED>","port":443}""")]
    public async Task A_read_hides_secrets_and_shows_the_servers_defaults(string type, string expected)
    {
        await using var immuta = await Tenant.StartAsync();
        var sent = (JObject)Envelopes.Of(type)["config"]!;
        await immuta.CreateAsync(Envelopes.Of(type));

        var read = await immuta.GetAsync("/integrations/1");

        var config = (JObject)read.Json["config"]!;
        var wanted = (JObject)sent.DeepClone();
        foreach (var (name, value) in JObject.Parse(expected))
        {
            wanted[name] = value;
        }

        config.ToString().Should().Be(wanted.ToString(), "what was sent comes first, in its order");
        ((JObject)read.Json).Properties().Select(property => property.Name)
            .Should().Equal("id", "status", "type", "autoBootstrap", "validationResults", "config");
    }

    [Test]
    public async Task Trino_shows_its_key_in_clear()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of("Trino"));

        var read = await immuta.GetAsync("/integrations/1");

        read["config.apiKey"].Should().NotBeNullOrEmpty();
        read["validationResults.status"].Should().Be("passed");
        read.Json.SelectToken("validationResults.validationTests")!.Should().BeEmpty();
        ((JObject)read.Json).ContainsKey("autoBootstrap").Should().BeFalse();
    }

    [TestCase("privateKey.content", "Snowflake")]
    [TestCase("privateKeyPassword", "Snowflake")]
    [TestCase("connectArgs", "Snowflake")]
    [TestCase("oAuthClientConfig.clientSecret", "Snowflake")]
    [TestCase("oAuthClientConfig.clientSecret", "Databricks")]
    [TestCase("proxyOptions.password", "Databricks")]
    [TestCase("secretKey", "Redshift")]
    [TestCase("sessionToken", "Redshift")]
    public async Task The_rarer_secrets_are_hidden_too(string path, string type)
    {
        await using var immuta = await Tenant.StartAsync();
        var envelope = Envelopes.Of(type).With(path, "hide-me");
        if (path.StartsWith("proxy", StringComparison.Ordinal))
        {
            envelope = envelope.With("proxyOptions.host", "proxy").With("proxyOptions.port", 3128);
        }

        // Left over from another way to log in: the rows of the table that this one does not need are not asked for.
        await immuta.CreateAsync(envelope);

        (await immuta.GetAsync("/integrations/1")).Text.Should().NotContain("hide-me");
        (await immuta.GetAsync("/_emulator/integrations")).Text.Should().NotContain("hide-me");
    }

    [Test]
    public async Task A_certificates_key_is_hidden_inside()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake().With("oAuthClientConfig.oauthPrivateKey", new JObject { ["content"] = "hide-me" }));

        (await immuta.GetAsync("/integrations/1"))["config.oAuthClientConfig.oauthPrivateKey.content"].Should().Be("<REDACTED>");
    }

    [Test]
    public async Task Impersonation_gets_a_role_only_when_it_is_on()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Redshift().With("impersonation.enabled", true));

        (await immuta.GetAsync("/integrations/1"))["config.impersonation.role"].Should().Be("immuta_impersonation");
    }

    [Test]
    public async Task The_tests_have_the_names_of_the_examples()
    {
        await using var immuta = await Tenant.StartAsync();

        var created = await immuta.PostAsync("/integrations", Envelopes.Snowflake());

        created.Json.SelectTokens("validationResults.validationTests[*].name").Values<string>().Should().Equal(
            "Initial Validation: Basic Connection Test",
            "Initial Validation: Default Warehouse Access Test",
            "Initial Validation: Table Grants Role Prefix is Unique",
            "Initial Validation: Validate access to Privileged Role",
            "Validate Automatic Bootstrap User Grants",
            "Validate Automatic: Database Does Not Exist",
            "Validate Automatic: Impersonation Role Does Not Exist");
        created["validationResults.validationTests[6].status"].Should().Be("skipped");
        created.Json.SelectToken("validationResults.validationTests[0].result")!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("[null]");
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Some_tests_are_for_a_manual_set_up_only(bool autoBootstrap, bool runs)
    {
        await using var immuta = await Tenant.StartAsync();

        var created = await immuta.PostAsync("/integrations", Envelopes.Databricks(autoBootstrap));

        created.Text.Contains("Manual catalog setup", StringComparison.Ordinal).Should().Be(runs);
        created.Text.Should().Contain("""{"name":"Basic Connection Test","status":"passed","result":[{"1":1}]}""");
    }

    [Test]
    public async Task What_the_reference_leaves_open_can_be_switched()
    {
        await using var immuta = await Tenant.StartAsync(options => options with
        {
            NumericIds = true,
            ShortStatus = true,
            OmitSecrets = true,
            ScriptsAsJson = true,
        });
        await immuta.CreateAsync(Envelopes.Databricks(false));

        var read = await immuta.GetAsync("/integrations/1");
        var status = await immuta.GetAsync("/integrations/1/status");
        var script = await immuta.PostAsync("/integrations/1/scripts/delete");

        read.Json["id"]!.Type.Should().Be(JTokenType.Integer);
        read["config.token"].Should().BeNull();
        status.Text.Should().Be("""{"id":1,"status":"enabled"}""");
        script.Json.Type.Should().Be(JTokenType.String);
    }
}
