using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Providers with the settings that the state remembers: for resources whose provider block is gone.</summary>
internal static class RecordedProviders
{
    /// <summary>How such a provider is called in a run.</summary>
    public static ProviderKey KeyOf(Urn urn, string package) => new(ModuleAddress.Root, urn.Name, null, package, IsDefault: true);

    /// <summary>Configures a provider from its record.</summary>
    /// <exception cref="DiagnosticException">The settings do not do any more.</exception>
    public static async Task<ConfiguredProvider> ConfigureAsync(
        ProviderSet providers, string package, ResourceState state, CancellationToken cancellationToken)
    {
        var provider = providers.Create(package);
        var check = provider.CheckConfiguration(state.Inputs.Without("__internal").Without("version"));
        if (check.Problems.Count > 0)
        {
            throw new DiagnosticException([.. check.Problems.Select(problem => problem.Diagnostic)]);
        }

        try
        {
            await provider.ConfigureAsync(check.Inputs, cancellationToken);
        }
        catch (ProviderException exception)
        {
            throw new DiagnosticException([.. exception.Diagnostics]);
        }

        return new ConfiguredProvider(provider, check.Inputs, state);
    }
}
