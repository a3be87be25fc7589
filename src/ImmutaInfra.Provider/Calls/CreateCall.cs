using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Makes a resource, or says what it would look like.</summary>
internal static class CreateCall
{
    public static async Task<CreateResponse> AnswerAsync(Plugin plugin, CreateRequest request, CancellationToken cancellationToken)
    {
        await using var observer = plugin.Observe(request.Urn);
        var created = await plugin.Provider.CreateAsync(
            new Core.Providers.CreateRequest
            {
                Type = ResourceType.Of(request.Type, request.Urn),
                Inputs = StructReader.Read(request.Properties),
                IsPreview = request.Preview,

                // The check before it was given the same inputs.
                IsTested = true,
                Timeout = Durations.Read(request.Timeout),
                Observer = observer,
            },
            cancellationToken);
        return created.InitErrors.Count == 0
            ? new CreateResponse { Id = created.Id, Properties = StructWriter.Write(created.Outputs) }
            : throw Failures.Partial(created);
    }
}
