using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Resources.Tests;

public sealed class ConfigurationTests
{
    [Test]
    public void The_environment_gives_what_the_block_does_not()
    {
        var provider = Provider(("IMMUTA_BASE_URL", "https://env.example.com"), ("IMMUTA_API_KEY", "k"), ("IMMUTA_MAX_PARALLEL_REQUESTS", "3"));

        var result = provider.CheckConfiguration(new ObjectValue(("baseUrl", "https://block.example.com")));

        result.Problems.Should().BeEmpty();
        result.Inputs["baseUrl"].Should().Be((Value)"https://block.example.com");
        result.Inputs["apiKey"].Should().Be(SecretValue.Of("k"));
        result.Inputs["maxParallelRequests"].Should().Be((Value)3);
    }

    [TestCase("baseUrl", "immuta.example.com", "IMI6230")]
    [TestCase("baseUrl", "ftp://immuta.example.com", "IMI6230")]
    [TestCase("baseUrl", "https://user:pass-w0rd@immuta.example.com", "IMI6230")]
    [TestCase("baseUrl", "https://immuta.example.com?x=pass-w0rd1", "IMI6230")]
    [TestCase("requestTimeout", "soon", "IMI6231")]
    [TestCase("requestTimeout", "0", "IMI6231")]
    [TestCase("requestTimeout", "-5s", "IMI6231")]
    [TestCase("requestTimeout", "30h", "IMI6231")]
    [TestCase("maxParallelRequests", "0", "IMI6232")]
    [TestCase("maxParallelRequests", "many", "IMI6206")]
    [TestCase("previewValidation", "both", "IMI6207")]
    [TestCase("baseURL", "https://x", "IMI6202")]
    public void Every_wrong_setting_is_found(string name, string value, string code)
    {
        var problem = Provider().CheckConfiguration(new ObjectValue((name, value))).Problems.Should().ContainSingle().Which;

        problem.Diagnostic.Code.Should().Be(code);
        problem.Diagnostic.ToString().Should().NotContain("pass-w0rd@");
    }

    [TestCase("30s")]
    [TestCase("500ms")]
    [TestCase("2m")]
    [TestCase("1h")]
    [TestCase("45")]
    [TestCase("1.5s")]
    public void Times_are_written_with_their_unit_or_in_seconds(string time) =>
        Provider().CheckConfiguration(new ObjectValue(("requestTimeout", time))).Problems.Should().BeEmpty();

    [Test]
    public async Task Missing_settings_are_named()
    {
        var failure = (await Provider().Invoking(provider => provider.ConfigureAsync(ObjectValue.Empty)).Should().ThrowAsync<ProviderException>()).Which;

        failure.Kind.Should().Be(FailureKind.NotConfigured);
        failure.MissingSettings.Select(setting => setting.Name).Should().Equal("baseUrl", "apiKey");
        failure.Message.Should().Contain("IMMUTA_BASE_URL");
    }

    [Test]
    public async Task Settings_that_are_not_known_yet_allow_a_preview_and_nothing_else()
    {
        await using var provider = Provider(("IMMUTA_BASE_URL", "https://env.example.com"));
        await provider.ConfigureAsync(new ObjectValue(("apiKey", Value.Unknown)));
        var request = new CreateRequest { Type = Given.Token("Trino"), Inputs = ObjectValue.Empty };

        (await provider.CreateAsync(request with { IsPreview = true })).Id.Should().BeEmpty();
        (await provider.Invoking(it => it.CreateAsync(request)).Should().ThrowAsync<ProviderException>()).Which.Diagnostics[0].Code.Should().Be("IMI6261");
    }

    [Test]
    public async Task Settings_that_are_not_known_yet_take_the_place_of_those_before()
    {
        await using var provider = Provider(("IMMUTA_BASE_URL", "https://env.example.com"));
        await provider.ConfigureAsync(new ObjectValue(("apiKey", "k")));

        await provider.ConfigureAsync(new ObjectValue(("apiKey", Value.Unknown)));

        (await provider.Invoking(it => it.ReadAsync(new ReadRequest { Type = Given.Token("Trino"), Id = "1" })).Should().ThrowAsync<ProviderException>())
            .Which.Diagnostics[0].Code.Should().Be("IMI6261");
    }

    [Test]
    public async Task An_unusable_authority_is_reported_when_configuring()
    {
        var provider = Provider(("IMMUTA_BASE_URL", "https://env.example.com"), ("IMMUTA_API_KEY", "k"), ("IMMUTA_CA_CERTIFICATE", "/no/such/file"));

        (await provider.Invoking(it => it.ConfigureAsync(ObjectValue.Empty)).Should().ThrowAsync<ProviderException>())
            .Which.Diagnostics[0].Code.Should().Be("IMI5020");
    }

    [Test]
    public void An_unknown_type_is_refused_with_the_one_that_was_meant()
    {
        var check = () => Provider().Check(new CheckRequest { Type = "immuta:index:SnowflakIntegration", Inputs = ObjectValue.Empty });

        check.Should().Throw<ProviderException>().Which.Diagnostics[0].Hint.Should().Contain("immuta:index:SnowflakeIntegration");
    }

    private static ImmutaProvider Provider(params (string Name, string Value)[] environment) => ImmutaProvider.Create(
        TimeProvider.System, NullLoggerFactory.Instance, name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
