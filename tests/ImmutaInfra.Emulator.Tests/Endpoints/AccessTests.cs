using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class AccessTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("wrong")]
    [TestCase("Bearer wrong")]
    public async Task A_wrong_or_missing_key_is_answered_401(string? authorization)
    {
        await using var immuta = await Tenant.StartAsync();
        immuta.Authorization = authorization;

        var reply = await immuta.GetAsync("/integrations");

        reply.Status.Should().Be(401);
        reply["statusCode"].Should().Be("401");
        reply["error"].Should().Be("Unauthorized");
    }

    [Test]
    public async Task The_key_itself_is_no_bearer_token()
    {
        await using var immuta = await Tenant.StartAsync();
        immuta.Authorization = "Bearer " + immuta.Emulator.ApiKey;

        (await immuta.GetAsync("/integrations")).Status.Should().Be(401);
    }

    [Test]
    public async Task A_key_without_the_permission_is_answered_403()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { ApiKeyWithoutPermission = "reader" });
        immuta.Authorization = "reader";

        var reply = await immuta.PostAsync("/integrations", new JObject());

        reply.Status.Should().Be(403, "the caller is judged before the body");
        reply["error"].Should().Be("Forbidden");
    }

    [Test]
    public async Task A_token_serves_until_it_expires()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { TokenLifetime = TimeSpan.FromMinutes(5) });
        immuta.Authorization = null;
        var login = await immuta.PostAsync("/bim/apikey/authenticate", new JObject { ["apikey"] = immuta.Emulator.ApiKey });
        immuta.Authorization = "Bearer " + login["token"];

        var before = await immuta.GetAsync("/integrations");
        immuta.Clock.Advance(TimeSpan.FromMinutes(5));
        var after = await immuta.GetAsync("/integrations");

        before.Status.Should().Be(200);
        after.Status.Should().Be(401);
    }

    [TestCase("""{"apikey":"wrong"}""")]
    [TestCase("""{"apikey":7}""")]
    [TestCase("[]")]
    public async Task A_wrong_key_gives_no_token(string body)
    {
        await using var immuta = await Tenant.StartAsync();

        (await immuta.PostAsync("/bim/apikey/authenticate", JToken.Parse(body))).Status.Should().Be(401);
    }

    [TestCase("GET", "/nothing")]
    [TestCase("GET", "/nothing.json")]
    [TestCase("GET", "/api/integrations")]
    [TestCase("PATCH", "/integrations")]
    [TestCase("PUT", "/integrations/scripts/create")]
    public async Task An_unknown_path_is_answered_404_in_the_usual_shape(string method, string path)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendAsync(new HttpMethod(method), path);

        reply.Status.Should().Be(404);
        reply["statusCode"].Should().Be("404");
    }

    [Test]
    public async Task It_listens_on_the_loopback_interface_only()
    {
        await using var immuta = await Tenant.StartAsync();

        immuta.Emulator.BaseUrl.Host.Should().Be("127.0.0.1");
    }
}
