using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Api.Tests.Integrations;

/// <summary>A client, and an emulator for each test that settles after three seconds of a clock that hurries.</summary>
public abstract class ClientFixture
{
    private protected HurryingClock Clock { get; private set; } = null!;

    private protected ImmutaEmulator Immuta { get; private set; } = null!;

    private protected ApiPipeline Pipeline { get; private set; } = null!;

    private protected IntegrationClient Client { get; private set; } = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        Clock = new HurryingClock();
        Immuta = await ImmutaEmulator.StartAsync(new EmulatorOptions { TimeProvider = Clock, SettleAfter = TimeSpan.FromSeconds(3) });
        Pipeline = new ApiPipeline(new ApiOptions { BaseUrl = Immuta.BaseUrl, ApiKey = Immuta.ApiKey }, Clock);
        Client = new IntegrationClient(Pipeline);
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        Pipeline.Dispose();
        await Immuta.DisposeAsync();
    }
}
