using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Answers a function.</summary>
internal static class InvokeCall
{
    public static async Task<InvokeResponse> AnswerAsync(Plugin plugin, InvokeRequest request, CancellationToken cancellationToken)
    {
        var answer = await plugin.Provider.InvokeAsync(new Core.Providers.InvokeRequest(request.Tok, StructReader.Read(request.Args)), cancellationToken);
        return new InvokeResponse { Return = StructWriter.Write(answer) };
    }
}
