using ImmutaInfra.Api.Tests;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Resources.Tests;

/// <summary>A provider that talks over HTTP to an emulator of its own, both on one hurrying clock.</summary>
internal sealed class ProviderFixture : IAsyncDisposable
{
    private ProviderFixture(ImmutaEmulator immuta, HurryingClock clock)
    {
        Immuta = immuta;
        Clock = clock;
        Provider = ImmutaProvider.Create(clock, Log, name => name switch
        {
            "IMMUTA_BASE_URL" => immuta.BaseUrl.AbsoluteUri,
            "IMMUTA_API_KEY" => immuta.ApiKey,
            _ => null,
        });
    }

    public ImmutaEmulator Immuta { get; }

    public ImmutaProvider Provider { get; }

    public HurryingClock Clock { get; }

    public KeptLog Log { get; } = new();

    public Listener Observer { get; } = new();

    public static async Task<ProviderFixture> StartAsync(EmulatorOptions? options = null, ObjectValue? configuration = null)
    {
        var clock = new HurryingClock();
        var immuta = await ImmutaEmulator.StartAsync((options ?? new EmulatorOptions()) with { TimeProvider = clock, SettleAfter = TimeSpan.FromSeconds(3) });
        var fixture = new ProviderFixture(immuta, clock);
        await fixture.Provider.ConfigureAsync(configuration ?? ObjectValue.Empty);
        return fixture;
    }

    /// <summary>The provider knows of nothing that it did before.</summary>
    public Task BeginNextRunAsync() => Provider.ConfigureAsync(ObjectValue.Empty);

    public ObjectValue Checked(string type, ObjectValue inputs)
    {
        var result = Provider.Check(new CheckRequest { Type = Given.Token(type), Inputs = inputs });
        result.Problems.Should().BeEmpty();
        return result.Inputs;
    }

    public Task<ResourceSnapshot> CreateAsync(string type, ObjectValue inputs, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Provider.CreateAsync(
            new CreateRequest { Type = Given.Token(type), Inputs = Checked(type, inputs), Observer = Observer, Timeout = timeout }, cancellationToken);

    public Task<ResourceSnapshot> UpdateAsync(string type, ResourceSnapshot prior, ObjectValue inputs, CancellationToken cancellationToken = default) =>
        Provider.UpdateAsync(
            new UpdateRequest
            {
                Type = Given.Token(type),
                Id = prior.Id,
                PriorInputs = prior.Inputs,
                PriorOutputs = prior.Outputs,
                Inputs = Checked(type, inputs),
                Observer = Observer,
            },
            cancellationToken);

    public Task<ResourceSnapshot?> ReadAsync(string type, ResourceSnapshot prior) => Provider.ReadAsync(new ReadRequest
    {
        Type = Given.Token(type),
        Id = prior.Id,
        PriorInputs = prior.Inputs,
        PriorOutputs = prior.Outputs,
    });

    public Task<ResourceSnapshot?> ImportAsync(string type, string id) => Provider.ReadAsync(new ReadRequest { Type = Given.Token(type), Id = id });

    public Task DeleteAsync(string type, ResourceSnapshot prior, CancellationToken cancellationToken = default) => Provider.DeleteAsync(
        new DeleteRequest { Type = Given.Token(type), Id = prior.Id, Inputs = prior.Inputs, Outputs = prior.Outputs, Observer = Observer }, cancellationToken);

    public ResourceDiff Diff(string type, ResourceSnapshot prior, ObjectValue inputs) => Provider.Diff(new DiffRequest
    {
        Type = Given.Token(type),
        Id = prior.Id,
        PriorInputs = prior.Inputs,
        PriorOutputs = prior.Outputs,
        Inputs = Checked(type, inputs),
    });

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Immuta.DisposeAsync();
        Log.Dispose();
    }

    /// <summary>Keeps what an operation tells.</summary>
    internal sealed class Listener : IOperationObserver
    {
        public List<string> Statuses { get; } = [];

        public List<Diagnostic> Warnings { get; } = [];

        public List<(string Id, ObjectValue Outputs)> Created { get; } = [];

        public void Progress(string status) => Statuses.Add(status);

        public void Warn(Diagnostic warning) => Warnings.Add(warning);

        public ValueTask CreatedAsync(string id, ObjectValue outputs)
        {
            Created.Add((id, outputs));
            return ValueTask.CompletedTask;
        }
    }
}
