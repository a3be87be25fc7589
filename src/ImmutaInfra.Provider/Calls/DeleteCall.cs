using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Removes a resource; one that is gone already is no error.</summary>
internal static class DeleteCall
{
    public static async Task<Empty> AnswerAsync(Plugin plugin, DeleteRequest request, CancellationToken cancellationToken)
    {
        await using var observer = plugin.Observe(request.Urn);
        var type = ResourceType.Of(request.Type, request.Urn);
        var outputs = StructReader.Read(request.Properties);
        await plugin.Provider.DeleteAsync(
            new Core.Providers.DeleteRequest
            {
                Type = type,
                Id = request.Id,
                Inputs = PriorInputs.Of(plugin, type, request.OldInputs, outputs),
                Outputs = outputs,
                Timeout = Durations.Read(request.Timeout),
                Observer = observer,
            },
            cancellationToken);
        return new Empty();
    }
}
