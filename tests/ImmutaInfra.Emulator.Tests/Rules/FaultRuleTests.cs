using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Rules;

public class FaultRuleTests
{
    [Test]
    public async Task A_status_code_takes_the_place_of_the_answer_and_nothing_is_done()
    {
        await using var immuta = await Tenant.StartAsync();
        immuta.Emulator.SetRules(new FaultRule
        {
            Method = "post",
            Path = "/integrations",
            Count = 1,
            Status = 503,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
        });

        var refused = await immuta.PostAsync("/integrations", Envelopes.Snowflake());
        var list = await immuta.GetAsync("/integrations");
        var accepted = await immuta.PostAsync("/integrations", Envelopes.Snowflake());

        refused.Status.Should().Be(503);
        refused["error"].Should().Be("Service Unavailable");
        list.Text.Should().Be("[]");
        accepted.Status.Should().Be(200);
    }

    [Test]
    public async Task A_lost_answer_leaves_the_change_made()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["method"] = "POST", ["status"] = 504, ["when"] = "after" });

        var reply = await immuta.PostAsync("/integrations", Envelopes.Snowflake());

        reply.Status.Should().Be(504);
        (await immuta.GetAsync("/integrations/1/status"))["status"].Should().Be("creating");
    }

    [TestCase("before", 404)]
    [TestCase("after", 200)]
    public async Task A_connection_can_be_dropped(string when, int status)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["method"] = "POST", ["drop"] = true, ["when"] = when });

        await immuta.Invoking(it => it.PostAsync("/integrations", Envelopes.Snowflake())).Should().ThrowAsync<HttpRequestException>();

        (await immuta.GetAsync("/integrations/1")).Status.Should().Be(status);
        immuta.Emulator.Requests[0].Status.Should().BeNull();
    }

    [Test]
    public async Task A_proxy_can_answer_in_html()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["html"] = true, ["status"] = 502 });

        var reply = await immuta.GetAsync("/integrations");

        reply.Status.Should().Be(502);
        reply.ContentType.Should().StartWith("text/html");
        reply.Text.Should().StartWith("<!DOCTYPE html>");
    }

    [TestCase("\"slow down\"", "text/plain; charset=utf-8", "slow down")]
    [TestCase("{\"a\":1}", "application/json; charset=utf-8", "{\"a\":1}")]
    public async Task The_body_of_a_fault_can_be_chosen(string body, string contentType, string text)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["status"] = 429, ["body"] = JToken.Parse(body), ["headers"] = new JObject { ["X-Test"] = "1" } });

        var reply = await immuta.GetAsync("/integrations");

        reply.Status.Should().Be(429);
        reply.ContentType.Should().Be(contentType);
        reply.Text.Should().Be(text);
    }

    [TestCase(204)]
    [TestCase(304)]
    public async Task Some_codes_have_no_body(int status)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["status"] = status });

        var reply = await immuta.GetAsync("/integrations");

        reply.Status.Should().Be(status);
        reply.Text.Should().BeEmpty();
    }

    [Test]
    public async Task A_rule_can_wait_for_the_nth_call()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["path"] = "/integrations/*/status", ["call"] = 2, ["count"] = 2, ["status"] = 500 });
        await immuta.CreateAsync(Envelopes.Of("Trino"));

        var answers = new List<int>();
        for (var call = 1; call <= 5; call++)
        {
            await immuta.GetAsync("/integrations/1");
            answers.Add((await immuta.GetAsync("/integrations/1/status")).Status);
        }

        answers.Should().Equal(200, 500, 500, 200, 200);
        (await immuta.GetAsync("/_emulator/rules"))["[0].calls"].Should().Be("5");
    }

    [Test]
    public async Task A_rule_can_be_for_one_type_of_integration()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Redshift());
        await immuta.RuleAsync(new JObject { ["type"] = "Redshift", ["status"] = 500 });

        (await immuta.PostAsync("/integrations", Envelopes.Redshift())).Status.Should().Be(500);
        (await immuta.PostAsync("/integrations", Envelopes.Snowflake())).Status.Should().Be(200);
        (await immuta.PostAsync("/integrations", new JObject { ["type"] = new JObject() })).Status.Should().Be(400);
        (await immuta.GetAsync("/integrations/1")).Status.Should().Be(500);
        (await immuta.GetAsync("/integrations/2")).Status.Should().Be(200);
        (await immuta.GetAsync("/integrations")).Status.Should().Be(200);
    }

    [Test]
    public async Task A_delay_lasts_until_the_clock_has_passed_it()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { Latency = TimeSpan.FromSeconds(1) });
        await immuta.RuleAsync(new JObject { ["delay"] = "2s" });

        var reply = immuta.GetAsync("/integrations");
        await immuta.Clock.SomebodyWaits;
        var early = reply.IsCompleted;
        immuta.Clock.Advance(TimeSpan.FromSeconds(3));

        early.Should().BeFalse();
        (await reply).Status.Should().Be(200);
    }

    [Test]
    public async Task A_slow_answer_comes_after_the_change()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["method"] = "POST", ["delay"] = "1m", ["when"] = "after" });

        var reply = immuta.PostAsync("/integrations", Envelopes.Snowflake());
        await immuta.Clock.SomebodyWaits;
        var meanwhile = await immuta.GetAsync("/integrations/1");
        var early = reply.IsCompleted;
        immuta.Clock.Advance(TimeSpan.FromMinutes(1));

        meanwhile["status"].Should().Be("creating");
        early.Should().BeFalse();
        (await reply).Status.Should().Be(200);
    }

    [Test]
    public async Task An_operation_can_be_stuck()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject { ["method"] = "POST", ["stuck"] = true });

        await immuta.PostAsync("/integrations", Envelopes.Snowflake());
        immuta.Clock.Advance(TimeSpan.FromDays(365));

        (await immuta.GetAsync("/integrations/1/status"))["status"].Should().Be("creating");
    }

    [Test]
    public async Task A_test_can_fail_with_a_message_of_its_own_or_warn()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.RuleAsync(new JObject
        {
            ["failTests"] = new JArray(
                new JObject { ["name"] = "Initial Validation: Default Warehouse Access Test", ["status"] = "warning", ["message"] = "Small." },
                new JObject { ["name"] = "A test of tomorrow", ["status"] = "warning" }),
        });

        var created = await immuta.PostAsync("/integrations", Envelopes.Snowflake());

        created.Status.Should().Be(200, "a warning stops nothing");
        created["validationResults.status"].Should().Be("warning");
        created.Text.Should().Contain("""{"name":"Initial Validation: Default Warehouse Access Test","status":"warning","message":"Small."}""");
        created.Text.Should().Contain("A test of tomorrow");
    }

    [Test]
    public async Task Somebody_else_can_have_edited_an_integration()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.RuleAsync(new JObject
        {
            ["method"] = "GET",
            ["path"] = "/integrations/1",
            ["count"] = 1,
            ["mergeConfig"] = new JObject { ["warehouse"] = "WH9", ["role"] = null, ["audit"] = new JObject { ["enabled"] = true } },
        });

        var read = await immuta.GetAsync("/integrations/1");

        read["config.warehouse"].Should().Be("WH9");
        read["config.audit.enabled"].Should().Be("True");
        read["config.role"].Should().BeNull();
        read["status"].Should().Be("enabled");
    }

    [Test]
    public async Task A_periodic_check_can_fail_and_a_migration_start()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.CreateAsync(Envelopes.Redshift());

        await immuta.RuleAsync(new JObject { ["count"] = 1, ["become"] = "recurringValidationError" });
        var failing = await immuta.GetAsync("/integrations");
        await immuta.RuleAsync(new JObject { ["path"] = "/integrations/2", ["count"] = 1, ["become"] = "migrating", ["endStatus"] = "migrateError" });
        var migrating = await immuta.GetAsync("/integrations/2");
        immuta.Settle();

        failing.Json.SelectTokens("[*].status").Values<string>().Should().Equal("recurringValidationError", "recurringValidationError");
        failing["[0].validationResults.validationTests[0].message"].Should().Be("Unable to connect to host.");
        migrating["status"].Should().Be("migrating");
        (await immuta.GetAsync("/integrations/2"))["status"].Should().Be("migrateError");
    }

    [Test]
    public async Task Rules_from_the_options_are_in_force_and_can_be_cleared()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { Rules = [new FaultRule { Status = 500 }] });

        var before = await immuta.GetAsync("/integrations");
        await immuta.DeleteAsync("/_emulator/rules");
        var after = await immuta.GetAsync("/integrations");

        before.Status.Should().Be(500);
        after.Status.Should().Be(200);
    }

    [Test]
    public void A_rule_reads_as_it_is_written()
    {
        const string Json = """
            [{"method":"PUT","path":"/integrations/*","type":"Native S3","call":2,"count":3,"delay":250.0,"status":503,"body":{"a":1},"headers":{"Retry-After":"1"},
              "html":true,"drop":true,"when":"after","failTests":[{"name":"n","status":"failed","message":"m"}],"endStatus":"editError","stuck":true,
              "become":"migrating","mergeConfig":{"a":null}}]
            """;

        var written = new JArray(FaultRule.ParseList(Json).Select(FaultRuleReader.Write));

        JToken.DeepEquals(written, JArray.Parse(Json)).Should().BeTrue(written.ToString());
    }

    [TestCase("1", 1)]
    [TestCase("\"250ms\"", 250)]
    [TestCase("\"1.5s\"", 1500)]
    [TestCase("\"2m\"", 120_000)]
    public void A_delay_has_a_unit(string delay, double milliseconds) =>
        FaultRule.ParseList($$"""[{"delay":{{delay}}}]""")[0].Delay.TotalMilliseconds.Should().Be(milliseconds);

    [TestCase("{", "The rules are not JSON*")]
    [TestCase("{}", "The rules must be an array.")]
    [TestCase("[7]", "Rule 1 must be an object.")]
    [TestCase("""[{},{"staus":500}]""", "Rule 2, \"staus\": a rule has no such property.")]
    [TestCase("""[{"status":"500"}]""", "Rule 1, \"status\": must be a whole number from 200 to 599.")]
    [TestCase("""[{"count":0}]""", "Rule 1, \"count\"*")]
    [TestCase("""[{"count":null}]""", "Rule 1, \"count\"*")]
    [TestCase("""[{"delay":"soon"}]""", "Rule 1, \"delay\"*")]
    [TestCase("""[{"delay":"-1s"}]""", "Rule 1, \"delay\"*")]
    [TestCase("""[{"type":"S3"}]""", "Rule 1, \"type\": there is no such type of integration.")]
    [TestCase("""[{"when":"later"}]""", "Rule 1, \"when\": must be before or after.")]
    [TestCase("""[{"endStatus":"broken"}]""", "Rule 1, \"endStatus\": must be one of creating*")]
    [TestCase("""[{"failTests":"x"}]""", "Rule 1, \"failTests\"*")]
    [TestCase("""[{"failTests":[{}]}]""", "Rule 1, \"failTests\"*")]
    [TestCase("""[{"mergeConfig":[]}]""", "Rule 1, \"mergeConfig\"*")]
    [TestCase("""[{"headers":[]}]""", "Rule 1, \"headers\"*")]
    [TestCase("""[{"drop":"perhaps"}]""", "Rule 1, \"drop\"*")]
    public async Task A_wrong_rule_is_answered_400_and_named(string rules, string message)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendTextAsync(HttpMethod.Put, "/_emulator/rules", rules, "application/json");

        reply.Status.Should().Be(400, reply.Text);
        reply.Message.Should().Match(message);
    }
}
