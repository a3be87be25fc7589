using ImmutaInfra.Core.Providers;

namespace ImmutaInfra.Provider.Hosting;

/// <summary>All that the calls of one plugin share.</summary>
internal sealed class Plugin(IResourceProvider provider) : IAsyncDisposable
{
    private readonly Lazy<string> _packageSchema = new(() => Resources.Packaging.PackageSchema.Write(provider.Schema));

    /// <summary>What does the work.</summary>
    public IResourceProvider Provider => provider;

    /// <summary>The engine's ear.</summary>
    public EngineLog Log { get; } = new();

    /// <summary>The calls under way.</summary>
    public RunningCalls Running { get; } = new();

    /// <summary>How messages are worded.</summary>
    public Wording Wording { get; } = new(provider.Schema);

    /// <summary>The package schema, as JSON.</summary>
    public string PackageSchema => _packageSchema.Value;

    /// <summary>Begins to tell the engine of an operation on a resource.</summary>
    public EngineObserver Observe(string urn) => new(Log, Wording, urn);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Running.StopAsync();
        Running.Dispose();
        await provider.DisposeAsync();
        Log.Dispose();
    }
}
