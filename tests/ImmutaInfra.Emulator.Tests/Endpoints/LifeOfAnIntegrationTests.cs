using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class LifeOfAnIntegrationTests
{
    private static readonly JObject SnowflakeCredentials = new()
    {
        ["authenticationType"] = "userPassword",
        ["username"] = "u",
        ["password"] = "p",
        ["role"] = "ACCOUNTADMIN",
    };

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public async Task Creating_takes_its_time_and_ends_enabled(string type)
    {
        await using var immuta = await Tenant.StartAsync();

        var created = await immuta.PostAsync("/integrations", Envelopes.Of(type));
        var meanwhile = await immuta.GetAsync($"/integrations/{created["id"]}/status");
        immuta.Settle();
        var afterwards = await immuta.GetAsync($"/integrations/{created["id"]}/status");

        created.Status.Should().Be(200, created.Text);
        ((JObject)created.Json).Properties().Select(property => property.Name).Should().Equal("id", "status", "validationResults");
        created.Json["id"]!.Type.Should().Be(JTokenType.String);
        created["status"].Should().Be("creating");
        created["validationResults.status"].Should().Be("passed");
        meanwhile["status"].Should().Be("creating");
        afterwards["status"].Should().Be("enabled");
    }

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public async Task A_read_shows_what_was_sent_but_no_secret(string type)
    {
        await using var immuta = await Tenant.StartAsync();
        var id = await immuta.CreateAsync(Envelopes.Of(type));

        var one = await immuta.GetAsync($"/integrations/{id}");
        var list = await immuta.GetAsync("/integrations");

        one["type"].Should().Be(type);
        one.Text.Should().NotContain(Envelopes.Secret);
        JToken.DeepEquals(list.Json, new JArray(one.Json)).Should().BeTrue(list.Text);
    }

    [Test]
    public async Task An_edit_shows_the_new_values_and_ends_enabled()
    {
        await using var immuta = await Tenant.StartAsync();
        var id = await immuta.CreateAsync(Envelopes.Snowflake());

        var edited = await immuta.PutAsync($"/integrations/{id}", Envelopes.Snowflake().With("audit.enabled", true));
        immuta.Settle();
        var afterwards = await immuta.GetAsync($"/integrations/{id}");

        edited.Status.Should().Be(200, edited.Text);
        edited["status"].Should().Be("editing");
        afterwards["status"].Should().Be("enabled");
        afterwards["config.audit.enabled"].Should().Be("True");
    }

    [Test]
    public async Task A_deleted_integration_is_gone()
    {
        await using var immuta = await Tenant.StartAsync();
        var id = await immuta.CreateAsync(Envelopes.Snowflake());

        var deleted = await immuta.DeleteAsync($"/integrations/{id}", SnowflakeCredentials);
        immuta.Settle();

        deleted.Status.Should().Be(200, deleted.Text);
        deleted["status"].Should().Be("deleting");
        (await immuta.GetAsync($"/integrations/{id}")).Status.Should().Be(404);
        (await immuta.GetAsync($"/integrations/{id}/status")).Status.Should().Be(404);
        (await immuta.GetAsync("/integrations")).Text.Should().Be("[]");
    }

    [Test]
    public async Task A_deleted_integration_makes_room_for_another_one_with_another_id()
    {
        await using var immuta = await Tenant.StartAsync();
        var first = await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.DeleteAsync($"/integrations/{first}", SnowflakeCredentials);

        var tooEarly = await immuta.PostAsync("/integrations", Envelopes.Snowflake());
        immuta.Settle();
        var second = await immuta.CreateAsync(Envelopes.Snowflake());

        tooEarly.Status.Should().Be(409);
        second.Should().NotBe(first);
    }

    [Test]
    public async Task Tombstones_can_be_kept()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { KeepTombstones = true });
        var id = await immuta.CreateAsync(Envelopes.Of("Trino"));

        await immuta.DeleteAsync($"/integrations/{id}");
        immuta.Settle();

        (await immuta.GetAsync($"/integrations/{id}"))["status"].Should().Be("deleted");
        (await immuta.GetAsync("/integrations")).Text.Should().Be("[]");
        (await immuta.DeleteAsync($"/integrations/{id}")).Message
            .Should().Be($"Unable to edit integration with ID {id} in current state deleted.");
    }

    [Test]
    public async Task A_force_disabled_integration_stays_readable_and_no_longer_blocks()
    {
        await using var immuta = await Tenant.StartAsync();
        var id = await immuta.CreateAsync(Envelopes.Snowflake());

        var deleted = await immuta.DeleteAsync($"/integrations/{id}?forceDisable=true");
        immuta.Settle();

        deleted["status"].Should().Be("deleting");
        (await immuta.GetAsync($"/integrations/{id}"))["status"].Should().Be("disabled");
        (await immuta.GetAsync("/integrations"))["[0].status"].Should().Be("disabled");
        (await immuta.PutAsync($"/integrations/{id}", Envelopes.Snowflake())).Status.Should().Be(409);
        (await immuta.PostAsync("/integrations", Envelopes.Snowflake())).Status.Should().Be(200);
    }

    [Test]
    public async Task A_dry_run_tells_the_tests_and_changes_nothing()
    {
        await using var immuta = await Tenant.StartAsync();

        var dryRun = await immuta.PostAsync("/integrations?dryRun=true", Envelopes.Snowflake());
        var list = await immuta.GetAsync("/integrations");
        var id = await immuta.CreateAsync(Envelopes.Snowflake());
        var dryEdit = await immuta.PutAsync($"/integrations/{id}?dryRun=true", Envelopes.Snowflake().With("warehouse", "WH2"));
        var dryDelete = await immuta.DeleteAsync($"/integrations/{id}?dryRun=true", SnowflakeCredentials);
        var one = await immuta.GetAsync($"/integrations/{id}");

        dryRun["validationResults.status"].Should().Be("passed");
        list.Text.Should().Be("[]");
        dryEdit["status"].Should().Be("enabled");
        dryDelete["status"].Should().Be("enabled");
        one["status"].Should().Be("enabled");
        one["config.warehouse"].Should().Be("WH1");
    }

    [Test]
    public async Task Ids_count_up()
    {
        await using var immuta = await Tenant.StartAsync();

        (await immuta.CreateAsync(Envelopes.Snowflake())).Should().Be("1");
        (await immuta.CreateAsync(Envelopes.Redshift())).Should().Be("2");
    }
}
