using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Providers;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Something to ask the provider of one instance once it is planned.</summary>
/// <param name="Address">The instance.</param>
/// <param name="RunAsync">What to do with its planned change and its provider, which has its settings.</param>
public sealed record PlanErrand(InstanceAddress Address, Func<ResourceChange, IResourceProvider, CancellationToken, Task> RunAsync);
