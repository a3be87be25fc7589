using ImmutaInfra.Api.Tests;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Engine.Drift;
using Newtonsoft.Json.Linq;
using Inputs = ImmutaInfra.Resources.Tests.Given;

namespace ImmutaInfra.Acceptance.Tests.Watching;

/// <summary>What is no drift is not told.</summary>
public sealed class SilenceTests
{
    private static readonly string[] Transient = ["migrating", "editing"];

    [TestCase(30)]
    [TestCase(1_000, Explicit = true, Reason = "takes minutes; the few rounds above run always")]
    public async Task Rounds_without_a_change_find_nothing_whatever_the_server_fills_in_hides_or_is_busy_with(int rounds)
    {
        await using var tenant = await WatchedTenant.StartAsync(new HurryingClock());
        await tenant.AddAsync(Inputs.All.Select(each => (each.Key.ToLowerInvariant(), Inputs.Token(each.Key), each.Value)));
        await tenant.AddAsync((
            "lists",
            Inputs.Token("Snowflake"),
            Inputs.Snowflake.With("host", "lists.snowflakecomputing.com")
                .With("userRolePattern", new ObjectValue(("exclude", new ListValue(["A", "B", "B", "C"]))))));
        var random = new Random(11);
        for (var round = 0; round < rounds; round++)
        {
            var one = tenant.Records[random.Next(tenant.Records.Count)];
            tenant.Immuta.SetRules(new FaultRule { Method = "GET", Path = $"/integrations/{one.Id}", Count = 1, Become = Transient[random.Next(2)] });
            var list = tenant.Records[^1];
            await tenant.EditAsync(list.Id, JObject.FromObject(new
            {
                config = new { userRolePattern = new { exclude = new[] { "A", "B", "B", "C" }.OrderBy(_ => random.Next()) }, audit = new { enabled = false } },
            }));

            var found = await tenant.LookAsync();

            found.Findings.Should().BeEmpty("nothing was changed before round {0}", round);
            found.Diagnostics.Should().BeEmpty();
            found.Checked.Should().Be(8);
        }
    }

    [Test]
    public async Task A_list_with_another_item_is_a_change_in_whatever_order()
    {
        await using var tenant = await WatchedTenant.StartAsync(new HurryingClock());
        await tenant.AddAsync((
            "one", Inputs.Token("Snowflake"), Inputs.Snowflake.With("userRolePattern", new ObjectValue(("exclude", new ListValue(["A", "B"]))))));
        await tenant.EditAsync(tenant.Records[0].Id, JObject.Parse("""{"config":{"userRolePattern":{"exclude":["B","B"]}}}"""));

        (await tenant.LookAsync()).Findings.Should().ContainSingle().Which.Kind.Should().Be(DriftKind.Changed);
    }

    [Test]
    public async Task Each_kind_is_told_apart()
    {
        await using var tenant = await WatchedTenant.StartAsync(new HurryingClock());
        await tenant.AddAsync(new[] { "Databricks", "BigQuery", "S3", "Redshift", "Snowflake" }.Select(type => (type.ToLowerInvariant(), Inputs.Token(type), Inputs.All[type])));
        var ids = tenant.Records.ToDictionary(record => record.Urn.Name, record => record.Id);
        await tenant.RemoveAsync(ids["databricks"]);
        await tenant.EditAsync(ids["bigquery"], JObject.Parse("""{"status":"disabled"}"""));
        await tenant.EditAsync(ids["s3"], JObject.Parse("""{"status":"recurringValidationError"}"""));
        tenant.Immuta.SetRules(new FaultRule { Method = "GET", Path = $"/integrations/{ids["redshift"]}", Become = "migrating", Stuck = true });
        await tenant.EditAsync(ids["snowflake"], JObject.Parse("""{"config":{"warehouse":"OTHER"}}"""));
        tenant.Patience = TimeSpan.FromSeconds(20);

        var round = await tenant.LookAsync();

        round.Findings.Select(finding => (finding.Name.Split('.')[^1], finding.Kind)).Should().BeEquivalentTo(
        [
            ("databricks", DriftKind.Missing), ("bigquery", DriftKind.Disabled), ("s3", DriftKind.Unhealthy),
            ("redshift", DriftKind.Busy), ("snowflake", DriftKind.Changed),
        ]);
        round.Findings.Single(finding => finding.Kind == DriftKind.Unhealthy).FailedTests.Should().NotBeEmpty();
        round.Findings.Single(finding => finding.Kind == DriftKind.Changed).Changes.Should().ContainSingle().Which.Path.ToString().Should().Be("warehouse");
    }

    [Test]
    public async Task A_round_is_one_list_and_one_detail_for_each()
    {
        await using var tenant = await WatchedTenant.StartAsync(new HurryingClock());
        await tenant.AddAsync(Inputs.All.Select(each => (each.Key.ToLowerInvariant(), Inputs.Token(each.Key), each.Value)));
        var before = tenant.Immuta.Requests.Count;

        await tenant.LookAsync();

        tenant.Immuta.Requests.Skip(before).Select(request => $"{request.Method} {request.Path}").Should().BeEquivalentTo(
            tenant.Records.Select(record => $"GET /integrations/{record.Id}").Append("GET /integrations"));
    }

    [Test]
    public async Task What_cannot_be_read_is_an_error_and_the_rest_is_looked_at()
    {
        await using var tenant = await WatchedTenant.StartAsync(new HurryingClock());
        await tenant.AddAsync(Inputs.All.Select(each => (each.Key.ToLowerInvariant(), Inputs.Token(each.Key), each.Value)));
        tenant.Immuta.SetRules(new FaultRule { Method = "GET", Path = $"/integrations/{tenant.Records[0].Id}", Status = 500 });
        await tenant.RemoveAsync(tenant.Records[1].Id);

        var round = await tenant.LookAsync();

        round.HasErrors.Should().BeTrue();
        round.Unread.Should().ContainSingle();
        round.Checked.Should().Be(6);
        round.Findings.Should().ContainSingle().Which.Kind.Should().Be(DriftKind.Missing);
    }

    [Test]
    [Explicit("takes the true clock; figures for the documentation")]
    public async Task A_thousand_integrations_take_little_longer_than_the_requests_must()
    {
        await using var tenant = await WatchedTenant.StartAsync(TimeProvider.System, new Emulator.EmulatorOptions { SettleAfter = TimeSpan.Zero, Latency = TimeSpan.FromMilliseconds(50) });
        await tenant.AddAsync(Enumerable.Range(0, 1_000).Select(i => ($"s{i}", Inputs.Token("Snowflake"), Inputs.Snowflake.With("host", $"h{i}.snowflakecomputing.com"))));
        await tenant.LookAsync();

        var round = await tenant.LookAsync();

        var ideal = TimeSpan.FromMilliseconds(50 * (1 + (1_000 / 10)));
        TestContext.Out.WriteLine($"{round.Checked} integrations in {round.Duration.TotalSeconds:0.00} s; ideal {ideal.TotalSeconds:0.00} s");
        round.Findings.Should().BeEmpty();
        round.Duration.Should().BeLessThan(ideal * 1.5);
    }
}
