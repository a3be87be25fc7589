using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Core.Values;
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
                PriorInputs = GivenIn(request.Inputs),
                PriorOutputs = GivenIn(request.Properties),
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

    /// <summary>A resource that a program looks up by its id alone comes with empty objects, an import with none: both know nothing yet.</summary>
    private static ObjectValue? GivenIn(Struct? values) => StructReader.ReadOrNull(values) is { Count: > 0 } given ? given : null;
}
