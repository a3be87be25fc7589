using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Compares the provider's settings. A change never replaces the provider: that would delete and make anew every
/// integration, and a tenant with a new address is the same tenant more often than not.</summary>
internal static class DiffConfigCall
{
    public static Task<DiffResponse> AnswerAsync(Plugin plugin, Messages.DiffRequest request, CancellationToken cancellationToken)
    {
        var prior = ProviderInputs.Settings(StructReader.Read(request.OldInputs ?? request.Olds));
        var planned = ProviderInputs.Settings(StructReader.Read(request.News));
        return Task.FromResult(DiffWriter.Write(ResourceDiff.Between(plugin.Provider.Schema.Configuration, prior, planned, deleteFirst: false)));
    }
}
