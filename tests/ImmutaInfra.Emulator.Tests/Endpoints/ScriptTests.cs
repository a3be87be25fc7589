namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class ScriptTests
{
    [TestCase("initial-create", "Azure Synapse Analytics", "Redshift")]
    [TestCase("create", "Azure Synapse Analytics", "Databricks", "Redshift", "Snowflake")]
    [TestCase("cleanup", "Azure Synapse Analytics", "Databricks", "Redshift", "Snowflake")]
    [TestCase("post-cleanup", "Azure Synapse Analytics")]
    public async Task A_script_is_plain_text_for_the_types_that_have_it(string script, params string[] served)
    {
        await using var immuta = await Tenant.StartAsync();
        foreach (var type in Envelopes.Types)
        {
            var envelope = Envelopes.Of(type);
            if (type != "Trino")
            {
                envelope["autoBootstrap"] = false;
            }

            var reply = await immuta.PostAsync($"/integrations/scripts/{script}", envelope);

            reply.Status.Should().Be(served.Contains(type) ? 200 : 400, type);
            reply.ContentType.Should().Be(served.Contains(type) ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
        }
    }

    [TestCase("edit")]
    [TestCase("delete")]
    public async Task A_script_for_an_integration_is_there_for_four_types(string script)
    {
        await using var immuta = await Tenant.StartAsync();
        foreach (var type in Envelopes.Types)
        {
            var envelope = Envelopes.Of(type);
            if (type != "Trino")
            {
                envelope["autoBootstrap"] = false;
            }

            var id = await immuta.CreateAsync(envelope);

            var reply = await immuta.PostAsync($"/integrations/{id}/scripts/{script}", script == "edit" ? envelope : null);

            reply.Status.Should().Be(type is "Azure Synapse Analytics" or "Databricks" or "Redshift" or "Snowflake" ? 200 : 400, type);
        }
    }

    [Test]
    public async Task A_script_holds_the_credentials_so_it_is_a_secret()
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.PostAsync("/integrations/scripts/create", Envelopes.Snowflake(false));

        reply.Text.Should().Contain(Envelopes.Secret).And.StartWith("-- Snowflake: create\n");
    }

    [Test]
    public async Task Scripts_are_for_a_manual_set_up_only()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        (await immuta.PostAsync("/integrations/scripts/create", Envelopes.Snowflake())).Status.Should().Be(400);
        (await immuta.PostAsync("/integrations/1/scripts/edit", Envelopes.Snowflake())).Status.Should().Be(400);
        (await immuta.PostAsync("/integrations/1/scripts/delete")).Status.Should().Be(400);
    }

    [Test]
    public async Task A_script_changes_nothing()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake(false));
        var before = await immuta.GetAsync("/integrations/1");

        await immuta.PostAsync("/integrations/1/scripts/edit", Envelopes.Snowflake(false).With("warehouse", "WH2"));
        await immuta.PostAsync("/integrations/1/scripts/delete");

        (await immuta.GetAsync("/integrations/1")).Text.Should().Be(before.Text);
    }

    [Test]
    public async Task The_script_of_an_edit_is_for_the_type_of_the_integration()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake(false));

        (await immuta.PostAsync("/integrations/1/scripts/edit", Envelopes.Redshift(false))).Status.Should().Be(400);
    }

    [Test]
    public async Task A_key_can_be_made_anew_for_Trino_alone()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Of("Trino"));
        await immuta.CreateAsync(Envelopes.Snowflake());
        var before = await immuta.GetAsync("/integrations/1");

        var regenerated = await immuta.PostAsync("/integrations/1/regenerate");
        var other = await immuta.PostAsync("/integrations/2/regenerate");

        regenerated["status"].Should().Be("enabled");
        regenerated["config.apiKey"].Should().NotBe(before["config.apiKey"]);
        (await immuta.GetAsync("/integrations/1"))["config.apiKey"].Should().Be(regenerated["config.apiKey"]);
        other.Status.Should().Be(400);
    }
}
