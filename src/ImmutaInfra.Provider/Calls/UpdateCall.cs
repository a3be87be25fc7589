using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Changes a resource in place, or says what it would look like.</summary>
internal static class UpdateCall
{
    public static async Task<UpdateResponse> AnswerAsync(Plugin plugin, UpdateRequest request, CancellationToken cancellationToken)
    {
        await using var observer = plugin.Observe(request.Urn);
        var type = ResourceType.Of(request.Type, request.Urn);
        var outputs = StructReader.Read(request.Olds);
        var updated = await plugin.Provider.UpdateAsync(
            new Core.Providers.UpdateRequest
            {
                Type = type,
                Id = request.Id,
                PriorInputs = PriorInputs.Of(plugin, type, request.OldInputs, outputs),
                PriorOutputs = outputs,
                Inputs = StructReader.Read(request.News),
                IsPreview = request.Preview,
                Timeout = Durations.Read(request.Timeout),
                Observer = observer,
            },
            cancellationToken);
        return updated.InitErrors.Count == 0
            ? new UpdateResponse { Properties = StructWriter.Write(updated.Outputs) }
            : throw Failures.Partial(updated);
    }
}
