using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Knows the providers that this program has built in.</summary>
public interface IProviderCatalog
{
    /// <summary>Their packages: <c>immuta</c>.</summary>
    IReadOnlyList<string> Packages { get; }

    /// <summary>What a package looks after; null for one that is not built in.</summary>
    ProviderSchema? FindSchema(string package);

    /// <summary>A provider of its own, not configured yet. Whoever asks disposes of it.</summary>
    IResourceProvider Create(string package);
}
