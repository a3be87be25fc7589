namespace ImmutaInfra.Emulator.Tests.Endpoints;

public class BodyTests
{
    private const string Yaml = """
        # a comment
        type: Native S3
        autoBootstrap: false
        config:
          name: lake
          awsAccountId: "012345678901"
          awsRegion: eu-central-1
          awsLocationRole: arn:aws:iam::012345678901:role/grants
          awsLocationPath: s3://lake-bucket/
          authenticationType: accessKey
          awsAccessKeyId: AKIAEXAMPLE
          awsSecretAccessKey: secret
          port: 8443
        """;

    [TestCase("application/yaml")]
    [TestCase("application/x-yaml")]
    [TestCase("text/yaml")]
    [TestCase("text/x-yaml")]
    public async Task Yaml_is_understood(string mediaType)
    {
        await using var immuta = await Tenant.StartAsync();

        var created = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", Yaml, mediaType);
        var read = await immuta.GetAsync("/integrations/1");

        created.Status.Should().Be(200, created.Text);
        read["config.awsAccountId"].Should().Be("012345678901");
        read["config.port"].Should().Be("8443");
    }

    [Test]
    public async Task A_number_in_yaml_without_quotes_is_no_text()
    {
        await using var immuta = await Tenant.StartAsync();
        var unquoted = Yaml.Replace("\"", "", StringComparison.Ordinal);

        var reply = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", unquoted, "text/yaml");

        reply.Status.Should().Be(400);
        reply.Message.Should().Be("config.awsAccountId must be a string.");
    }

    [Test]
    public async Task A_tag_makes_a_text_of_a_number()
    {
        await using var immuta = await Tenant.StartAsync();
        var tagged = Yaml.Replace("\"012345678901\"", "!!str 012345678901", StringComparison.Ordinal);

        (await immuta.SendTextAsync(HttpMethod.Post, "/integrations", tagged, "text/yaml")).Status.Should().Be(200);
        (await immuta.GetAsync("/integrations/1"))["config.awsAccountId"].Should().Be("012345678901");
    }

    [TestCase("a: [1")]
    [TestCase("a: 1\na: 2")]
    [TestCase("a: &x 1\nb: *x")]
    [TestCase("? [1]\n: 2")]
    [TestCase("a: 1\n--- \nb: 2")]
    [TestCase("\t")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Unreadable_yaml_is_answered_400(string text)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", text, "application/yaml");

        reply.Status.Should().Be(400, reply.Text);
        reply["error"].Should().Be("Bad Request");
    }

    [TestCase("{")]
    [TestCase("{'type':'Trino'}")]
    [TestCase("{\"type\":\"Trino\",}")]
    [TestCase("{\"type\":\"Trino\"} x")]
    [TestCase("{\"type\":NaN}")]
    [TestCase("// hello\n{}")]
    [TestCase("{\"type\":1e999}")]
    public async Task What_is_only_almost_json_is_answered_400(string text)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", text, "application/json");

        reply.Status.Should().Be(400, reply.Text);
    }

    [Test]
    public async Task Json_nested_too_deeply_is_answered_400()
    {
        await using var immuta = await Tenant.StartAsync();
        var deep = new string('[', 100_000);

        (await immuta.SendTextAsync(HttpMethod.Post, "/integrations", deep, "application/json")).Status.Should().Be(400);
    }

    [TestCase(null, 200)]
    [TestCase("application/json", 200)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    public async Task The_media_type_has_to_fit(string? mediaType, int status)
    {
        await using var immuta = await Tenant.StartAsync();

        var reply = await immuta.SendTextAsync(HttpMethod.Post, "/integrations", """{"type":"Trino"}""", mediaType);

        reply.Status.Should().Be(status);
    }

    [Test]
    public async Task Unknown_keys_are_kept_in_order_and_with_their_digits()
    {
        await using var immuta = await Tenant.StartAsync();
        var envelope = Envelopes.Snowflake().ToString().Replace(
            "\"host\"", "\"zeta\": 1.10, \"when\": \"2026-01-02T03:04:05Z\", \"deep\": {\"b\": [1, null], \"a\": true}, \"host\"", StringComparison.Ordinal);

        await immuta.SendTextAsync(HttpMethod.Post, "/integrations", envelope, "application/json");
        var read = await immuta.GetAsync("/integrations/1");

        read.Text.Should().Contain("""
            "config":{"zeta":1.10,"when":"2026-01-02T03:04:05Z","deep":{"b":[1,null],"a":true},"host":
            """.Trim());
    }
}
