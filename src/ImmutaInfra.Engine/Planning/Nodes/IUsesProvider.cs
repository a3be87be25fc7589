using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>A node that waits until a provider has its settings.</summary>
internal interface IUsesProvider
{
    /// <summary>The provider.</summary>
    ProviderKey Provider { get; }
}
