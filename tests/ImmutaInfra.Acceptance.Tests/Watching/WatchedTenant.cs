using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests.Watching;

/// <summary>An Immuta whose integrations stand in a state, and somebody who looks whether they are as it says.</summary>
internal sealed class WatchedTenant : IAsyncDisposable, IProviderCatalog
{
    private readonly List<ResourceState> _records = [];
    private readonly HttpClient _client;
    private readonly TimeProvider _clock;

    private WatchedTenant(ImmutaEmulator immuta, TimeProvider clock)
    {
        Immuta = immuta;
        _clock = clock;
        _client = new HttpClient { BaseAddress = immuta.BaseUrl };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
    }

    public ImmutaEmulator Immuta { get; }

    public IReadOnlyList<ResourceState> Records => _records;

    public IReadOnlyList<string> Packages => ["immuta"];

    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    public static async Task<WatchedTenant> StartAsync(TimeProvider clock, EmulatorOptions? options = null) =>
        new(await ImmutaEmulator.StartAsync((options ?? new EmulatorOptions { SettleAfter = TimeSpan.FromSeconds(3) }) with { TimeProvider = clock }), clock);

    public ProviderSchema? FindSchema(string package) => package == "immuta" ? Create(package).Schema : null;

    public IResourceProvider Create(string package) => ImmutaProvider.Create(_clock, NullLoggerFactory.Instance, name => name switch
    {
        "IMMUTA_BASE_URL" => Immuta.BaseUrl.AbsoluteUri,
        "IMMUTA_API_KEY" => Immuta.ApiKey,
        _ => null,
    });

    /// <summary>Creates integrations and writes them down.</summary>
    public async Task AddAsync(params IEnumerable<(string Name, string Token, ObjectValue Inputs)> wanted)
    {
        await using var provider = Create("immuta");
        await provider.ConfigureAsync(ObjectValue.Empty);
        _records.AddRange(await Task.WhenAll(wanted.Select(async each =>
        {
            var check = provider.Check(new CheckRequest { Type = each.Token, Inputs = each.Inputs });
            check.Problems.Should().BeEmpty();
            var made = await provider.CreateAsync(new CreateRequest { Type = each.Token, Inputs = check.Inputs });
            return new ResourceState
            {
                Urn = Urn.Create("prod", "shop", null, each.Token, each.Name),
                Type = each.Token,
                Custom = true,
                Id = made.Id,
                Inputs = made.Inputs,
                Outputs = made.Outputs,
            };
        })));
    }

    public Task<DriftRound> LookAsync() => new DriftDetector(this, _clock).DetectAsync(new DriftRequest
    {
        Snapshot = new StackSnapshot { Stack = "organization/shop/prod", Resources = _records },
        ReadManagedAsync = _ => Task.FromResult<IReadOnlySet<(string, string)>>(new HashSet<(string, string)>()),
        Patience = Patience,
    });

    /// <summary>Somebody changes an integration behind everybody's back.</summary>
    public async Task EditAsync(string id, JObject patch)
    {
        using var content = new StringContent(patch.ToString(), Encoding.UTF8, "application/json");
        (await _client.PostAsync($"_emulator/integrations/{id}", content)).EnsureSuccessStatusCode();
    }

    public async Task RemoveAsync(string id) => (await _client.DeleteAsync($"_emulator/integrations/{id}")).EnsureSuccessStatusCode();

    public async Task<JObject> ReadAsync(string id) => JObject.Parse(await _client.GetStringAsync($"integrations/{id}"));

    public async Task PostAsync(string path) => (await _client.PostAsync(path, null)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Immuta.DisposeAsync();
    }
}
