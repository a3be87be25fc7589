using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

/// <summary>The texts of the reference, letter for letter.</summary>
public class RefusalTests
{
    [TestCase("GET", "/integrations/7", "No Integration found with ID 7.")]
    [TestCase("GET", "/integrations/7/status", "No integration found with ID 7.")]
    [TestCase("DELETE", "/integrations/7", "No integration found with ID 7.")]
    [TestCase("POST", "/integrations/7/regenerate", "No integration found with ID 7.")]
    [TestCase("POST", "/integrations/7/scripts/delete", "No integration found with ID 7.")]
    [TestCase("GET", "/integrations/99999999999999999999", "No Integration found with ID 99999999999999999999.")]
    public async Task An_unknown_id_is_answered_404(string method, string path, string message)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendAsync(new HttpMethod(method), path);

        reply.Text.Should().Be($$"""{"statusCode":404,"error":"Not found","message":"{{message}}"}""");
        reply.Status.Should().Be(404);
    }

    [TestCase("/integrations/7")]
    [TestCase("/integrations/7/scripts/edit")]
    public async Task An_unknown_id_is_answered_404_after_the_body_was_found_good(string path)
    {
        await using var immuta = await Tenant.StartAsync();
        var method = path.EndsWith("edit", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Put;

        (await immuta.SendAsync(method, path, new JObject())).Status.Should().Be(400);
        (await immuta.SendAsync(method, path, Envelopes.Snowflake(false))).Message.Should().Be("No integration found with ID 7.");
    }

    [TestCase("GET", "/integrations/abc")]
    [TestCase("GET", "/integrations/-1")]
    [TestCase("DELETE", "/integrations/1x")]
    public async Task An_id_that_is_no_number_is_answered_400(string method, string path)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendAsync(new HttpMethod(method), path);

        reply.Text.Should().Be("""{"statusCode":400,"error":"Bad Request","message":"id must be a number."}""");
    }

    [TestCase("Snowflake", "acct.snowflake.example.com")]
    [TestCase("Redshift", "rs.example.com")]
    [TestCase("Databricks", "adb.example.com")]
    [TestCase("Azure Synapse Analytics", "syn.example.com")]
    [TestCase("Native S3", "s3://lake-bucket/")]
    [TestCase("Google BigQuery", "acme.immuta")]
    public async Task A_second_integration_on_the_same_target_is_answered_409(string type, string host)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of(type));

        var reply = await immuta.PostAsync("/integrations", Envelopes.Of(type));

        reply.Text.Should().Be($$"""{"statusCode":409,"error":"Conflict","message":"{{type}} integration already exists on {{host}} (id = 1)."}""");
        reply.Status.Should().Be(409);
    }

    [Test]
    public async Task Another_database_on_the_same_host_is_the_same_target_for_Snowflake()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        var reply = await immuta.PostAsync("/integrations", Envelopes.Snowflake(host: "ACCT.snowflake.example.com").With("database", "OTHER"));

        reply.Status.Should().Be(409);
    }

    [Test]
    public async Task Any_number_of_Trino_integrations_can_be()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of("Trino"));

        (await immuta.CreateAsync(Envelopes.Of("Trino"))).Should().Be("2");
    }

    [Test]
    public async Task The_other_wording_of_the_reference_can_be_chosen()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { AlternativeTexts = true });
        await immuta.CreateAsync(Envelopes.Redshift());
        await immuta.CreateAsync(Envelopes.Databricks());

        var duplicate = await immuta.PostAsync("/integrations", Envelopes.Redshift());
        var credentials = await immuta.DeleteAsync("/integrations/2", new JObject { ["token"] = "t" });

        duplicate.Message.Should().Be("Redshift integration already exists on host rs.example.com (id = 1)");
        credentials.Message.Should().StartWith("Credentials are not required to disable a Databricks Unity Catalog integration.");
    }

    [Test]
    public async Task A_creation_that_failed_has_to_be_repaired_by_a_put()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["method"] = "POST", ["endStatus"] = "createError" });
        await immuta.CreateAsync(Envelopes.Snowflake());

        var reply = await immuta.PostAsync("/integrations", Envelopes.Snowflake());

        reply.Status.Should().Be(400);
        reply["error"].Should().Be("Bad Request");
        reply.Message.Should().Be(
            "Use PUT /integrations/1 endpoint to update connection information for Snowflake integration on host "
            + "acct.snowflake.example.com (id = 1) that previously failed to create.");
    }

    [TestCase("creating")]
    [TestCase("editing")]
    [TestCase("deleting")]
    [TestCase("migrating")]
    public async Task Nothing_can_be_changed_while_the_server_is_at_work(string status)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.PostAsync("/_emulator/integrations/1", new JObject { ["status"] = status });

        var put = await immuta.PutAsync("/integrations/1", Envelopes.Snowflake());
        var delete = await immuta.DeleteAsync("/integrations/1");

        put.Text.Should().Be($$"""{"statusCode":409,"error":"Conflict","message":"Unable to edit integration with ID 1 in current state {{status}}."}""");
        delete.Text.Should().Be(put.Text, "the text says edit on DELETE, too");
        delete.Status.Should().Be(409);
    }

    [TestCase("Snowflake", "host", "other.example.com")]
    [TestCase("Snowflake", "database", "OTHER")]
    [TestCase("Redshift", "initialDatabase", "other")]
    [TestCase("Databricks", "catalog", "other")]
    [TestCase("Databricks", "workspaceUrl", "other.example.com")]
    [TestCase("Azure Synapse Analytics", "metadataDelimiters.hashDelimiter", "#")]
    [TestCase("Azure Synapse Analytics", "schema", "other")]
    [TestCase("Google BigQuery", "location", "eu")]
    [TestCase("Google BigQuery", "datasetSuffix", "_other")]
    [TestCase("Native S3", "awsLocationPath", "s3://other/")]
    public async Task What_cannot_be_edited_is_listed(string type, string path, string value)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of(type));

        var reply = await immuta.PutAsync("/integrations/1", Envelopes.Of(type).With(path, value));

        reply.Status.Should().Be(400, reply.Text);
        reply["error"].Should().Be("Bad request");
        reply.Message.Should().StartWith("Unable to edit integration due to changes of non-editable attribute(s). ").And.Contain(path);
    }

    [Test]
    public async Task Several_non_editable_attributes_are_separated_by_commas()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        var reply = await immuta.PutAsync("/integrations/1", Envelopes.Snowflake(host: "other").With("database", "OTHER"));

        reply.Message.Should().Be("Unable to edit integration due to changes of non-editable attribute(s). host, database");
    }

    [Test]
    public async Task Type_and_mode_of_creation_cannot_be_edited()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        (await immuta.PutAsync("/integrations/1", Envelopes.Redshift())).Message.Should().EndWith(". type");
        (await immuta.PutAsync("/integrations/1", Envelopes.Snowflake(false))).Message.Should().EndWith(". autoBootstrap");
    }

    [Test]
    public async Task A_BigQuery_key_of_another_project_cannot_take_the_place_of_the_old_one()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.BigQuery());

        var otherProject = await immuta.PutAsync("/integrations/1", Envelopes.BigQuery("umbrella"));
        var sameProject = await immuta.PutAsync("/integrations/1", Envelopes.BigQuery().With("role", "other"));

        otherProject.Message.Should().EndWith("credential.project_id");
        sameProject.Status.Should().Be(200, sameProject.Text);
    }

    [Test]
    public async Task Trino_cannot_be_edited()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of("Trino"));

        (await immuta.PutAsync("/integrations/1", Envelopes.Of("Trino"))).Message.Should().Be("Trino integrations cannot be edited.");
    }

    [TestCase("POST", "/integrations", "Validation of prerequisite setup failed. Unable to create integration.")]
    [TestCase("PUT", "/integrations/1", "Unable to edit integration with ID 1, validation failed.")]
    [TestCase("DELETE", "/integrations/1", "Unable to delete integration with ID 1, validation failed.")]
    public async Task A_failed_test_is_answered_422_and_changes_nothing(string method, string path, string message)
    {
        await using var immuta = await Tenant.StartAsync(options => options with { ValidationResultsIn422 = false });
        await immuta.CreateAsync(Envelopes.Databricks(false).With("workspaceUrl", "other.example.com"));
        await immuta.RuleAsync(new JObject { ["method"] = method, ["failTests"] = new JArray("Basic Connection Test") });
        var body = method switch
        {
            "DELETE" => null,
            "PUT" => Envelopes.Databricks(false).With("workspaceUrl", "other.example.com"),
            _ => Envelopes.Databricks(),
        };

        var reply = await immuta.SendAsync(new HttpMethod(method), path, body);

        reply.Text.Should().Be($$"""{"statusCode":422,"error":"Unprocessable entity","message":"{{message}}"}""");
        reply.Status.Should().Be(422);
        (await immuta.GetAsync("/integrations"))["[0].status"].Should().Be("enabled");
        ((JArray)(await immuta.GetAsync("/integrations")).Json).Should().ContainSingle();
    }

    [Test]
    public async Task A_workspace_without_metastore_has_a_text_of_its_own()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["failTests"] = new JArray("metastore validation") });

        var reply = await immuta.PostAsync("/integrations", Envelopes.Databricks());

        reply.Status.Should().Be(422);
        reply.Message.Should().Be("Processing Error: Error trying to get the current metastore info.");
        reply["validationResults.status"].Should().Be("failed");
        reply.Json.SelectToken("$.validationResults.validationTests[?(@.name == 'Metastore validation')].message")!.ToString()
            .Should().Be("No metastore is assigned to workspace.");
    }

    [Test]
    public async Task A_switch_in_the_query_has_to_be_true_or_false()
    {
        await using var immuta = await Tenant.StartAsync();

        (await immuta.PostAsync("/integrations?dryRun=maybe", Envelopes.Snowflake())).Status.Should().Be(400);
        (await immuta.PostAsync("/integrations?dryRun=FALSE", Envelopes.Snowflake())).Status.Should().Be(200);
    }

    [TestCase(false, 200)]
    [TestCase(true, 422)]
    public async Task A_dry_run_with_a_failing_test_is_answered_as_the_switch_says(bool as422, int status)
    {
        await using var immuta = await Tenant.StartAsync(options => options with { FailedDryRunIs422 = as422 });
        await immuta.RuleAsync(new JObject { ["failTests"] = new JArray("Initial Validation: Basic Connection Test") });

        var reply = await immuta.PostAsync("/integrations?dryRun=true", Envelopes.Snowflake());

        reply.Status.Should().Be(status);
        reply["validationResults.status"].Should().Be("failed");
    }

    [Test]
    public async Task The_state_is_judged_before_credentials_and_fixed_attributes()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.PostAsync("/integrations", Envelopes.Snowflake());

        (await immuta.PutAsync("/integrations/1", Envelopes.Snowflake(host: "other"))).Status.Should().Be(409);
        (await immuta.DeleteAsync("/integrations/1")).Status.Should().Be(409);
    }
}
