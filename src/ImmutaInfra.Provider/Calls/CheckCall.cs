using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Finds the mistakes in a resource's inputs and brings them into their normal form.</summary>
/// <remarks>Where the settings ask for it, Immuta's dry run of a creation belongs here: a check is the one call whose failures the
/// engine shows at their property. It tells neither the id, which the dry run of a change needs, nor whether it is a preview. What is
/// attested is tested here for the same reason, and for another: what replaces a resource is checked like a new one, and before the
/// engine deletes anything.</remarks>
internal static class CheckCall
{
    public static async Task<CheckResponse> AnswerAsync(Plugin plugin, Messages.CheckRequest request, CancellationToken cancellationToken)
    {
        var type = ResourceType.Of(request.Type, request.Urn);
        var prior = StructReader.ReadOrNull(request.Olds);
        List<Core.Providers.CheckProblem> unusable = [];
        var news = StructReader.Read(request.News, unusable);
        var check = plugin.Provider.Check(new Core.Providers.CheckRequest { Type = type, Inputs = news, PriorInputs = prior });

        // What cannot be used must not go back as something that is not known: outside of previews the engine takes no such thing.
        var inputs = unusable.Aggregate(check.Inputs, (rest, problem) => rest.Without(problem.Path.Top));
        var response = new CheckResponse { Inputs = StructWriter.Write(inputs) };
        response.Failures.AddRange(CheckFailures.Of(unusable.Concat(check.Problems), plugin));
        if (response.Failures.Count == 0 && prior is null or { Count: 0 })
        {
            await using var observer = plugin.Observe(request.Urn);
            var creation = new Core.Providers.CreateRequest { Type = type, Inputs = check.Inputs, IsPreview = true, Observer = observer };
            var tested = await plugin.Provider.TestCreationAsync(creation, cancellationToken);
            var attested = await TestAttestationAsync(plugin.Provider, creation, cancellationToken);
            response.Failures.AddRange(CheckFailures.OfServer(tested.Concat(attested), plugin, request.Urn));
        }

        return response;
    }

    // It may be a preview, which goes on where the server cannot be asked. A creation asks again.
    private static async Task<IReadOnlyList<Core.Providers.CheckProblem>> TestAttestationAsync(
        Core.Providers.IResourceProvider provider, Core.Providers.CreateRequest creation, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.TestAttestationAsync(creation, cancellationToken);
        }
        catch (Core.Providers.ProviderException)
        {
            return [];
        }
    }
}
