using System.Collections.Concurrent;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Providers;

/// <summary>The providers of one run: made once for each block, ended with the run.</summary>
/// <param name="catalog">The packages that there are.</param>
internal sealed class ProviderSet(IProviderCatalog catalog) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProviderKey, ConfiguredProvider> _configured = [];
    private readonly ConcurrentBag<IResourceProvider> _made = [];
    private readonly ConcurrentDictionary<string, IResourceProvider> _unconfigured = [];

    /// <summary>What a package looks after; null for one that is not built in.</summary>
    public ProviderSchema? FindSchema(string package) => catalog.FindSchema(package);

    /// <summary>The environment variables that hold keys for providers.</summary>
    public IReadOnlySet<string> SecretVariables => field ??=
        (from package in catalog.Packages
         from setting in catalog.FindSchema(package)?.Configuration ?? []
         where setting.IsSecret
         from variable in setting.DefaultFromEnvironment
         select variable).ToHashSet(StringComparer.Ordinal);

    /// <summary>Makes a provider, without settings yet.</summary>
    public IResourceProvider Create(string package)
    {
        var provider = catalog.Create(package);
        _made.Add(provider);
        return provider;
    }

    /// <summary>A provider without settings, for what needs none.</summary>
    public IResourceProvider Unconfigured(string package) => _unconfigured.GetOrAdd(package, Create);

    /// <summary>Notes that a provider has its settings.</summary>
    public void Set(ProviderKey key, ConfiguredProvider provider) => _configured[key] = provider;

    /// <summary>The provider of a block. Its node is visited before any resource that uses it.</summary>
    public ConfiguredProvider Get(ProviderKey key) => _configured[key];

    /// <summary>The provider of the root module's block without an alias, else of the first block, else one that has its settings from
    /// the environment.</summary>
    /// <exception cref="DiagnosticException">Its settings are missing or unusable.</exception>
    public async Task<IResourceProvider> FindOrConfigureAsync(string package, CancellationToken cancellationToken)
    {
        if (_configured.Where(pair => pair.Key.Package == package)
                .OrderBy(pair => !pair.Key.Module.IsRoot).ThenBy(pair => pair.Key.Alias is not null).ThenBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
                .Select(pair => pair.Value.Provider).FirstOrDefault() is { } there)
        {
            return there;
        }

        var provider = Create(package);
        var check = provider.CheckConfiguration(ObjectValue.Empty);
        if (check.Problems.Count > 0)
        {
            throw new DiagnosticException([.. check.Problems.Select(problem => problem.Diagnostic)]);
        }

        await provider.ConfigureAsync(check.Inputs, cancellationToken);
        return provider;
    }

    /// <summary>The configured provider that the state knows by that URN, or null.</summary>
    public (ProviderKey Key, ConfiguredProvider Provider)? FindConfigured(Core.Addresses.Urn urn)
    {
        foreach (var (key, provider) in _configured)
        {
            if (provider.State.Urn == urn)
            {
                return (key, provider);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _made)
        {
            await provider.DisposeAsync();
        }
    }
}
