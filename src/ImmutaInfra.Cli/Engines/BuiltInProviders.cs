using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Emulator;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Resources;

namespace ImmutaInfra.Cli.Engines;

/// <summary>The providers of this program.</summary>
/// <param name="request">The run.</param>
/// <param name="emulator">Whom to ask instead of Immuta, or null.</param>
internal sealed class BuiltInProviders(EngineRequest request, IAsyncDisposable? emulator) : IProviderCatalog
{
    private const string Immuta = "immuta";

    private ProviderSchema? _schema;

    /// <summary>Whom they could ask, as far as they have been configured.</summary>
    public AsksMade Asks { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => [Immuta];

    /// <inheritdoc/>
    public ProviderSchema? FindSchema(string package) => package == Immuta ? _schema ??= Create(package).Schema : null;

    /// <inheritdoc/>
    public IResourceProvider Create(string package)
    {
        var log = new TextLoggers(request.Log, TextLoggers.LevelOf(request.LogLevel), request.Clock);
        var provider = ImmutaProvider.Create(request.Clock, log, name => request.Environment.GetValueOrDefault(name), request.Timeout);
        return new LenientProvider(emulator is ImmutaEmulator running ? new EmulatedProvider(provider, running) : provider, request.PlansWithoutKey, Asks, emulator is null ? null : "the emulator");
    }
}
