using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class ControlTests
{
    [Test]
    public async Task The_last_requests_can_be_seen_without_their_bodies()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { RememberedRequests = 2 });
        await immuta.GetAsync("/integrations/7");
        await immuta.PostAsync("/integrations?dryRun=true", Envelopes.Snowflake());
        await immuta.PostAsync("/integrations", new JObject());

        var requests = await immuta.GetAsync("/_emulator/requests");

        requests.Json.Select(request => $"{request["method"]} {request["path"]} {request["status"]}")
            .Should().Equal("POST /integrations?dryRun=true 200", "POST /integrations 400");
        requests.Text.Should().NotContain(Envelopes.Secret);
        immuta.Emulator.Requests.Should().HaveCount(2);
    }

    [Test]
    public async Task An_integration_can_be_edited_behind_everybodys_back()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        var reply = await immuta.PostAsync("/_emulator/integrations/1", new JObject
        {
            ["config"] = new JObject { ["host"] = "moved.example.com" },
            ["status"] = "recurringValidationError",
        });

        reply["config.host"].Should().Be("moved.example.com");
        (await immuta.GetAsync("/integrations/1"))["status"].Should().Be("recurringValidationError");
        (await immuta.PostAsync("/integrations", Envelopes.Snowflake())).Status.Should().Be(200, "its old host is free");
    }

    [Test]
    public async Task A_migration_that_was_begun_comes_to_its_end()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());
        await immuta.PostAsync("/_emulator/integrations/1", new JObject { ["status"] = "migrating" });

        immuta.Settle();

        (await immuta.GetAsync("/integrations/1"))["status"].Should().Be("enabled");
    }

    [Test]
    public async Task An_integration_can_vanish()
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        await immuta.DeleteAsync("/_emulator/integrations/1");

        (await immuta.GetAsync("/integrations/1")).Status.Should().Be(404);
        (await immuta.DeleteAsync("/_emulator/integrations/1")).Status.Should().Be(404);
    }

    [TestCase("[]")]
    [TestCase("""{"config":7}""")]
    [TestCase("""{"status":"broken"}""")]
    [TestCase("{")]
    public async Task A_wrong_edit_is_answered_400(string body)
    {
        await using var immuta = await Tenant.StartAsync();
        await immuta.CreateAsync(Envelopes.Snowflake());

        (await immuta.SendTextAsync(HttpMethod.Post, "/_emulator/integrations/1", body, "application/json")).Status.Should().Be(400);
    }

    [Test]
    public async Task The_page_stands_alone_and_needs_no_key()
    {
        await using var immuta = await Tenant.StartAsync();
        immuta.Authorization = null;

        var page = await immuta.GetAsync("/");

        page.Status.Should().Be(200);
        page.ContentType.Should().StartWith("text/html");
        page.Text.Should().Contain("prefers-color-scheme: dark").And.NotContain("http://").And.NotContain("https://");
        (await immuta.GetAsync("/_emulator/integrations")).Status.Should().Be(200);
    }

    [Test]
    public async Task The_description_names_every_endpoint_and_every_reference_leads_somewhere()
    {
        await using var immuta = await Tenant.StartAsync();

        var api = (await immuta.GetAsync("/openapi.json")).Json;

        api["openapi"]!.ToString().Should().Be("3.1.0");
        api["paths"]!.Children<JProperty>().Sum(path => ((JObject)path.Value).Count).Should().Be(14, "thirteen and the one for tokens");
        foreach (var reference in api.SelectTokens("$..['$ref']").Select(token => token.ToString()))
        {
            api.SelectToken(reference.Replace("#/", "", StringComparison.Ordinal).Replace('/', '.')).Should().NotBeNull(reference);
        }

        api.SelectToken("components.schemas.Redshift.properties.config.properties.okta.properties.password.writeOnly")!.Value<bool>().Should().BeTrue();
        api.SelectToken("components.schemas.NativeS3.properties.autoBootstrap.enum")!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("[false]");
    }
}
