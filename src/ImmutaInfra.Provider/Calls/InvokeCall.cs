using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Answers a function; mistakes in its arguments are part of the answer.</summary>
internal static class InvokeCall
{
    public static async Task<InvokeResponse> AnswerAsync(Plugin plugin, Messages.InvokeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await plugin.Provider.InvokeAsync(
                new Core.Providers.InvokeRequest(request.Tok, StructReader.Read(request.Args)), cancellationToken);
            return new InvokeResponse { Return = StructWriter.Write(answer) };
        }
        catch (ProviderException e) when (e.Problems.Count > 0)
        {
            var response = new InvokeResponse();
            response.Failures.AddRange(CheckFailures.Of(e.Problems, plugin));
            return response;
        }
    }
}
