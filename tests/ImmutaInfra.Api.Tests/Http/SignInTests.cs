using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Api.Tests.Http;

public sealed class SignInTests
{
    private readonly HurryingClock _clock = new();
    private ImmutaEmulator _immuta = null!;
    private ApiPipeline _pipeline = null!;
    private IntegrationClient _client = null!;

    private int SignIns => _immuta.Requests.Count(request => request.Path == "/bim/apikey/authenticate");

    [SetUp]
    public async Task SetUpAsync()
    {
        _immuta = await ImmutaEmulator.StartAsync(new EmulatorOptions { TimeProvider = _clock, TokenLifetime = TimeSpan.FromMinutes(10) });
        Open(_immuta.ApiKey);
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        _pipeline.Dispose();
        await _immuta.DisposeAsync();
    }

    [Test]
    public async Task Many_calls_at_once_share_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _client.ListAsync()));

        SignIns.Should().Be(1);
    }

    [Test]
    public async Task A_token_that_has_expired_is_replaced_and_a_change_is_made_once()
    {
        await _client.ListAsync();
        _clock.Advance(TimeSpan.FromMinutes(11));

        await _client.CreateAsync(new IntegrationRequest { Type = "Trino" });

        SignIns.Should().Be(2);
        (await _client.ListAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task A_wrong_key_is_told_as_such()
    {
        Open("wrong");

        var failure = await _client.Invoking(client => client.ListAsync()).Should().ThrowAsync<ApiException>();

        failure.Which.Failure.Should().Be(ApiFailure.Unauthenticated);
        failure.Which.MayHaveHappened.Should().BeFalse();
    }

    [TestCase(503)]
    [TestCase(429)]
    public async Task A_sign_in_that_fails_for_a_while_is_tried_again_before_a_change_too(int status)
    {
        _immuta.SetRules(new FaultRule { Path = "/bim/**", Count = 2, Status = status });

        (await _client.CreateAsync(new IntegrationRequest { Type = "Trino" })).Id.Should().NotBeNull();
    }

    private void Open(string key)
    {
        _pipeline?.Dispose();
        _pipeline = new ApiPipeline(new ApiOptions { BaseUrl = _immuta.BaseUrl, ApiKey = key, SignsIn = true }, _clock);
        _client = new IntegrationClient(_pipeline);
    }
}
