using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Reads a resource as it is now; an answer without id says that it is gone.</summary>
internal static class ReadCall
{
    public static async Task<ReadResponse> AnswerAsync(Plugin plugin, ReadRequest request, CancellationToken cancellationToken)
    {
        var found = await plugin.Provider.ReadAsync(
            new Core.Providers.ReadRequest
            {
                Type = ResourceType.Of(request.Type, request.Urn),
                Id = request.Id,
                PriorInputs = StructReader.ReadOrNull(request.Inputs),
                PriorOutputs = StructReader.ReadOrNull(request.Properties),
                Timeout = Durations.Read(request.Timeout),
            },
            cancellationToken);
        return found switch
        {
            null => new ReadResponse(),
            { InitErrors.Count: > 0 } => throw Failures.Partial(found, found.Inputs),
            _ => new ReadResponse { Id = found.Id, Properties = StructWriter.Write(found.Outputs), Inputs = StructWriter.Write(found.Inputs) },
        };
    }
}
