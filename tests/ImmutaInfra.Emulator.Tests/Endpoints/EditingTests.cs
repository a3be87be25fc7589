using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class EditingTests
{
    [Test]
    public async Task A_put_replaces_all_and_what_it_leaves_out_falls_back_to_the_default()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake().With("port", 8443).With("audit.enabled", true).With("custom", "x"));

        await immuta.PutAsync("/integrations/1", Envelopes.Snowflake());
        var read = await immuta.GetAsync("/integrations/1");

        read["config.port"].Should().Be("443");
        read["config.audit.enabled"].Should().Be("False");
        read["config.custom"].Should().BeNull();
    }

    [TestCase(null)]
    [TestCase("<REDACTED>")]
    [TestCase("<redacted>")]
    [TestCase("REDACTED")]
    public async Task A_secret_that_is_left_out_or_redacted_is_kept(string? sent)
    {
        using var folder = new TemporaryFolder();
        await using var immuta = await Tenant.StartAsync(options => options with { DataDirectory = folder.Path });
        await immuta.CreateAsync(Envelopes.Redshift());

        var reply = await immuta.PutAsync("/integrations/1", Envelopes.Redshift().With("okta.password", sent).With("okta.username", sent));

        reply.Status.Should().Be(200, reply.Text);
        var stored = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "integration-1.json")));
        stored.SelectToken("config.okta.password")!.ToString().Should().Be(Envelopes.Secret);
        stored.SelectToken("config.okta.username")!.ToString().Should().Be("okta_user");
    }

    [Test]
    public async Task Another_way_to_log_in_needs_its_own_secrets()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Redshift());

        var reply = await immuta.PutAsync(
            "/integrations/1", Envelopes.Redshift().With("okta", null).With("authenticationType", "userPassword"));

        reply.Status.Should().Be(400);
        reply.Message.Should().Be("config.username is required. config.password is required.");
    }

    [Test]
    public async Task The_secrets_of_a_former_way_to_log_in_are_not_kept()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        var reply = await immuta.PutAsync("/integrations/1", Envelopes.Snowflake()
            .With("authenticationType", "keyPair").With("password", null)
            .With("privateKey.userFilename", "key.p8").With("privateKey.content", "PEM"));

        reply.Status.Should().Be(200, reply.Text);
        (await immuta.GetAsync("/integrations/1"))["config.password"].Should().BeNull();
    }

    [Test]
    public async Task A_marker_for_a_secret_that_is_not_there_is_no_secret()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Redshift());

        var reply = await immuta.PutAsync("/integrations/1", Envelopes.Redshift()
            .With("authenticationType", "userPassword").With("username", "u").With("password", "<REDACTED>"));

        reply.Message.Should().Be("config.password is required.");
    }

    [Test]
    public async Task A_failed_edit_is_rolled_back_and_says_why()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.RuleAsync(new JObject
        {
            ["method"] = "PUT",
            ["endStatus"] = "editError",
            ["failTests"] = new JArray("Initial validation: default warehouse access test"),
        });

        var edited = await immuta.PutAsync("/integrations/1", Envelopes.Snowflake().With("warehouse", "WH2"));
        var meanwhile = await immuta.GetAsync("/integrations/1");
        immuta.Settle();
        var afterwards = await immuta.GetAsync("/integrations/1");

        edited["validationResults.status"].Should().Be("passed");
        meanwhile["config.warehouse"].Should().Be("WH2");
        afterwards["status"].Should().Be("editError");
        afterwards["config.warehouse"].Should().Be("WH1");
        afterwards["validationResults.status"].Should().Be("failed");
        afterwards.Text.Should().Contain("Unable to access default warehouse. If this was a manual installation");
    }

    [Test]
    public async Task A_put_repairs_a_creation_that_failed()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["method"] = "POST", ["endStatus"] = "createError" });
        await immuta.CreateAsync(Envelopes.Snowflake());
        var broken = await immuta.GetAsync("/integrations/1");

        var repaired = await immuta.PutAsync("/integrations/1", Envelopes.Snowflake().With("warehouse", "WH2"));
        immuta.Settle();
        var afterwards = await immuta.GetAsync("/integrations/1");

        broken["status"].Should().Be("createError");
        broken["validationResults.validationTests[0].message"].Should().Be("Unable to connect to host.");
        repaired["status"].Should().Be("creating");
        afterwards["status"].Should().Be("enabled");
        afterwards["config.warehouse"].Should().Be("WH2");
        afterwards["validationResults.status"].Should().Be("passed");
    }

    [TestCase("editError")]
    [TestCase("deleteError")]
    [TestCase("migrateError")]
    [TestCase("recurringValidationError")]
    public async Task An_integration_that_rests_in_an_error_can_be_edited(string status)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.PostAsync("/_emulator/integrations/1", new JObject { ["status"] = status });

        var reply = await immuta.PutAsync("/integrations/1", Envelopes.Snowflake());
        immuta.Settle();

        reply["status"].Should().Be("editing");
        (await immuta.GetAsync("/integrations/1"))["status"].Should().Be("enabled");
    }

    [Test]
    public async Task Two_S3_integrations_cannot_have_one_name()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.S3());

        var second = await immuta.PostAsync("/integrations", Envelopes.S3().With("awsLocationPath", "s3://other/"));
        await immuta.CreateAsync(Envelopes.S3().With("awsLocationPath", "s3://other/").With("name", "pond"));
        var renamed = await immuta.PutAsync("/integrations/2", Envelopes.S3().With("awsLocationPath", "s3://other/"));
        var itself = await immuta.PutAsync("/integrations/1", Envelopes.S3());

        second.Status.Should().Be(422);
        renamed.Status.Should().Be(422);
        itself.Status.Should().Be(200, itself.Text);
    }

    [TestCase("Native S3", "awsLocationRole", "not-an-arn", "The specified access grants location role is not a valid ARN format.")]
    [TestCase("Google BigQuery", "credential", "no JSON", "Could not connect to the remote BigQuery connection.")]
    [TestCase("Google BigQuery", "credential", """{"project_id":"a","client_email":"x@b.iam.gserviceaccount.com"}""", "The Immuta service account does not end with expected value.")]
    [TestCase("Azure Synapse Analytics", "metadataDelimiters.hashDelimiter", ",", "Hash delimiter and array delimiter must not have the same value.")]
    public async Task What_can_be_judged_without_a_platform_is(string type, string path, string value, string message)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.PostAsync("/integrations", Envelopes.Of(type).With(path, value));

        reply.Status.Should().Be(422, reply.Text);
        reply.Json.SelectToken("$.validationResults.validationTests[?(@.status == 'failed')].message")!.ToString().Should().Be(message);
    }
}
