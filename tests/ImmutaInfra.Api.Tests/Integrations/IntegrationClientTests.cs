using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Api.Tests.Integrations;

public sealed class IntegrationClientTests : ClientFixture
{
    [Test]
    public async Task An_integration_lives_from_creation_to_deletion()
    {
        var created = await Client.CreateAsync(Snowflake());
        created.Status.Should().Be(IntegrationStatus.Creating);
        var id = created.Id!.Value;

        var seen = new List<string>();
        var settled = await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1), status => seen.Add(status.Text));
        settled!.Status.Should().Be(IntegrationStatus.Enabled);
        seen.Should().StartWith("creating").And.EndWith("enabled");

        var read = await Client.GetAsync(id);
        read.Type.Should().Be("Snowflake");
        read.AutoBootstrap.Should().BeTrue();
        read.Config["password"].Should().Be((Value)"<REDACTED>");
        (await Client.ListAsync()).Should().ContainSingle().Which.Id.Should().Be(id);

        await Client.UpdateAsync(id, Snowflake("WH2"));
        (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!.Config["warehouse"].Should().Be((Value)"WH2");

        var credentials = new ObjectValue(
            ("authenticationType", "userPassword"), ("username", "setup"), ("password", SecretValue.Of("hunter22")), ("role", "ACCOUNTADMIN"));
        await Client.DeleteAsync(id, credentials);
        (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1))).Should().BeNull();
        (await Client.FindAsync(id)).Should().BeNull();
    }

    [Test]
    public async Task Patience_runs_out_and_tells_the_last_status()
    {
        Immuta.SetRules(new FaultRule { Method = "POST", Stuck = true });
        var id = (await Client.CreateAsync(Snowflake())).Id!.Value;

        var wait = () => Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(5));

        var failure = (await wait.Should().ThrowAsync<ApiException>()).Which;
        failure.Diagnostics[0].Code.Should().Be("IMI5001");
        failure.LastStatus.Should().Be(IntegrationStatus.Creating);
        failure.Message.Should().Contain("5 min").And.Contain("creating");
    }

    [Test]
    public async Task The_looks_at_a_status_get_rarer()
    {
        Immuta.SetRules(new FaultRule { Method = "POST", Stuck = true });
        var id = (await Client.CreateAsync(Snowflake())).Id!.Value;

        await Client.Invoking(client => client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(2))).Should().ThrowAsync<ApiException>();

        Clock.Waits[0].Should().Be(TimeSpan.FromSeconds(1));
        Clock.Waits.Should().BeInAscendingOrder();
        Clock.Waits[^1].Should().Be(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_wait_survives_short_outages()
    {
        var id = (await Client.CreateAsync(Snowflake())).Id!.Value;
        Immuta.SetRules(new FaultRule { Path = "/integrations/*/status", Count = 2, Drop = true }, new FaultRule { Path = "/integrations/*/status", Call = 3, Count = 1, Status = 503 });

        (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!.Status.Should().Be(IntegrationStatus.Enabled);
    }

    [Test]
    public async Task A_status_answer_without_status_falls_back_to_the_integration()
    {
        var id = (await Client.CreateAsync(Snowflake())).Id!.Value;
        Immuta.SetRules(new FaultRule { Path = "/integrations/*/status", Status = 200, Body = new Newtonsoft.Json.Linq.JObject() });

        (await Client.GetStatusAsync(id)).Status.Should().Be(IntegrationStatus.Creating);
    }

    [Test]
    public async Task A_second_integration_on_a_host_is_refused_with_the_id_of_the_first()
    {
        var first = (await Client.CreateAsync(Snowflake())).Id;
        await Client.WaitUntilAtRestAsync(first!.Value, TimeSpan.FromMinutes(1));

        var failure = (await Client.Invoking(client => client.CreateAsync(Snowflake())).Should().ThrowAsync<ApiException>()).Which;

        failure.Failure.Should().Be(ApiFailure.Conflict);
        failure.ConflictingId.Should().Be(first);
    }

    [Test]
    public async Task A_failed_test_comes_with_the_refusal()
    {
        Immuta.SetRules(new FaultRule { Method = "POST", FailTests = [new("Initial Validation: Basic Connection Test", "Unable to connect to host.")] });

        var failure = (await Client.Invoking(client => client.CreateAsync(Snowflake())).Should().ThrowAsync<ApiException>()).Which;

        failure.Diagnostics[0].Code.Should().Be("IMI5422");
        failure.ValidationResults!.Failed.Should().ContainSingle().Which.Message.Should().Be("Unable to connect to host.");
    }

    [Test]
    public async Task A_dry_run_makes_nothing()
    {
        var result = await Client.TryCreateAsync(Snowflake());

        result.ValidationResults.HasFailed.Should().BeFalse();
        (await Client.ListAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task A_trino_key_can_be_read_and_made_anew()
    {
        var id = (await Client.CreateAsync(new IntegrationRequest { Type = "Trino" })).Id!.Value;
        var first = (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!.ApiKey;

        var second = await Client.RegenerateAsync(id);

        first.Should().NotBeNullOrEmpty();
        second.Should().NotBeNullOrEmpty().And.NotBe(first);
        (await Client.GetAsync(id)).ApiKey.Should().Be(second);
    }

    [Test]
    public async Task Scripts_are_read_as_text()
    {
        var script = await new ScriptClient(Pipeline).GetAsync(ScriptPhase.Create, Snowflake() with { AutoBootstrap = false });

        script.Should().NotBeNullOrWhiteSpace();
    }

    [TestCase("\"-- run\"", "-- run")]
    [TestCase("{\"script\":\"-- run\",\"other\":\"x\"}", "-- run")]
    [TestCase("{\"text\":\"-- run\",\"n\":1}", "-- run")]
    public async Task Scripts_inside_of_json_are_unwrapped(string body, string script)
    {
        Immuta.SetRules(new FaultRule { Method = "POST", Status = 200, Body = Newtonsoft.Json.Linq.JToken.Parse(body), Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" } });

        (await new ScriptClient(Pipeline).GetDeleteAsync(IntegrationId.Parse("1"))).Should().Be(script);
    }

    [Test]
    public async Task A_wrong_key_is_not_accepted()
    {
        using var pipeline = new ApiPipeline(new ApiOptions { BaseUrl = Immuta.BaseUrl, ApiKey = "wrong-key" }, Clock);

        var failure = (await new IntegrationClient(pipeline).Invoking(client => client.ListAsync()).Should().ThrowAsync<ApiException>()).Which;

        failure.Diagnostics[0].Code.Should().Be("IMI5401");
        failure.Message.Should().NotContain("wrong-key");
    }

    private static IntegrationRequest Snowflake(string warehouse = "WH1") => new()
    {
        Type = "Snowflake",
        AutoBootstrap = true,
        Config = new ObjectValue(
            ("host", "acme.snowflakecomputing.com"), ("warehouse", warehouse), ("database", "IMMUTA_DB"), ("authenticationType", "userPassword"),
            ("username", "setup"), ("password", SecretValue.Of("hunter22")), ("role", "ACCOUNTADMIN")),
    };
}
