using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.Validation;

/// <summary>A resource block in the graph.</summary>
/// <param name="Address">Its address, without keys.</param>
/// <param name="DependsOn">The places of those that it hangs on, in the list of nodes; ascending.</param>
public sealed record ResourceGraphNode(ResourceAddress Address, IReadOnlyList<int> DependsOn);
