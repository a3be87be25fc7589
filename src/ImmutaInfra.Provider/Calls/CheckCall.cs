using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Finds the mistakes in a resource's inputs and brings them into their normal form.</summary>
internal static class CheckCall
{
    public static Task<CheckResponse> AnswerAsync(Plugin plugin, CheckRequest request, CancellationToken cancellationToken)
    {
        var check = plugin.Provider.Check(new Core.Providers.CheckRequest
        {
            Type = ResourceType.Of(request.Type, request.Urn),
            Inputs = StructReader.Read(request.News),
            PriorInputs = StructReader.ReadOrNull(request.Olds),
        });
        var response = new CheckResponse { Inputs = StructWriter.Write(check.Inputs) };
        response.Failures.AddRange(CheckFailures.Of(check.Problems, plugin));
        return Task.FromResult(response);
    }
}
