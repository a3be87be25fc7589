using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Providers;

/// <summary>A provider that has its settings.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Inputs">Its checked settings; may hold unknowns while planning.</param>
/// <param name="State">Its resource as it is to stand in the state.</param>
internal sealed record ConfiguredProvider(IResourceProvider Provider, ObjectValue Inputs, ResourceState State)
{
    /// <summary>How its resources refer to it in the state.</summary>
    public ProviderReference Reference => new(State.Urn, State.Id);
}
