using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Finds the mistakes in the provider's settings.</summary>
internal static class CheckConfigCall
{
    public static Task<CheckResponse> AnswerAsync(Plugin plugin, CheckRequest request, CancellationToken cancellationToken)
    {
        List<Core.Providers.CheckProblem> unusable = [];
        var check = plugin.Provider.CheckConfiguration(ProviderInputs.Settings(StructReader.Read(request.News, unusable)));

        // The inputs go back as they came. Filled in from the environment, a key would stand in the state.
        var response = new CheckResponse { Inputs = request.News };
        response.Failures.AddRange(CheckFailures.Of(unusable.Concat(check.Problems), plugin));
        return Task.FromResult(response);
    }
}
