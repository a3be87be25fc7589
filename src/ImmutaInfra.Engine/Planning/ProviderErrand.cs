using ImmutaInfra.Core.Providers;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Something to ask a provider that no resource is needed for.</summary>
/// <param name="Package">Whose: <c>immuta</c>. The root module's block without an alias counts, else the first one, else what the environment sets.</param>
/// <param name="RunAsync">What to do with it once it has its settings.</param>
public sealed record ProviderErrand(string Package, Func<IResourceProvider, CancellationToken, Task> RunAsync);
