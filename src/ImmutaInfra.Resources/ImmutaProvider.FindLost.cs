using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Looking for what became of a change whose answer was lost.</content>
public sealed partial class ImmutaProvider
{
    /// <summary>How long after a run has begun a request of the run before may still be on its way: a killed run's last request can be handled
    /// after the next run's first.</summary>
    private static readonly TimeSpan LateArrival = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    /// <remarks>An integration is the one that is looked for when the inputs lead to it without a replacement: what forces one is what tells
    /// Immuta's integrations apart.</remarks>
    public Task<ResourceSnapshot?> FindLostAsync(FindLostRequest request, CancellationToken cancellationToken = default) =>
        LookUntilLateOnesAreInAsync(
            Connected(), () => LookForLostAsync(request, cancellationToken), isDecided: found => found is not null, cancellationToken);

    /// <summary>Looks again and again until what is seen decides, or until a request of the run before must be in.</summary>
    /// <returns>What was seen last.</returns>
    private async Task<T> LookUntilLateOnesAreInAsync<T>(
        Connection connection, Func<Task<T>> look, Func<T, bool> isDecided, CancellationToken cancellationToken)
    {
        while (true)
        {
            var isLast = _clock.GetUtcNow() - connection.OpenedAt >= LateArrival;
            var seen = await look();
            if (isLast || isDecided(seen))
            {
                return seen;
            }

            await Task.Delay(LookInterval, _clock, cancellationToken);
        }
    }

    private async Task<ResourceSnapshot?> LookForLostAsync(FindLostRequest request, CancellationToken cancellationToken)
    {
        var type = TypeOf(request.Type);
        List<ResourceSnapshot> found = [];
        try
        {
            foreach (var candidate in await ListStrangersAsync(Connected().Integrations, type, request.IdsInState, cancellationToken))
            {
                var read = new ReadRequest { Type = request.Type, Id = candidate.Id.ToString(), PriorInputs = request.Inputs };
                if (await ReadAsync(read, cancellationToken) is { } snapshot
                    && Diff(new DiffRequest
                    {
                        Type = request.Type,
                        Id = snapshot.Id,
                        PriorInputs = snapshot.Inputs,
                        PriorOutputs = snapshot.Outputs,
                        Inputs = request.Inputs,
                    }) is not { Action: ResourceAction.Replace })
                {
                    found.Add(snapshot);
                }
            }
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }

        return found.Count <= 1
            ? found.SingleOrDefault()
            : throw new ProviderException(
                FailureKind.AlreadyExists, ProviderDiagnostics.SeveralMayBeLost(type, found.Select(each => IdOf(each.Id))));
    }

    /// <summary>Finds what an attempt before has made where Immuta would simply make a second one.</summary>
    /// <exception cref="ProviderException">There are several that it may be.</exception>
    private static async Task<Integration?> FindLostAsync(
        Operation operation, Connection connection, IReadOnlyCollection<string> idsInState, CancellationToken cancellationToken)
    {
        var candidates = (await operation.Time.KeepAsync(
                token => ListStrangersAsync(operation.Client, operation.Type, idsInState, token), changes: false, cancellationToken))
            .Where(integration => !connection.Claimed.ContainsKey(integration.Id))
            .ToList();
        return candidates.Count <= 1
            ? candidates.SingleOrDefault()
            : throw new ProviderException(
                FailureKind.AlreadyExists, ProviderDiagnostics.SeveralMayBeLost(operation.Type, candidates.Select(candidate => candidate.Id)));
    }

    /// <summary>What is in use of a type, stays so, and is not in the state.</summary>
    private static async Task<List<Integration>> ListStrangersAsync(
        IntegrationClient client, IntegrationType type, IReadOnlyCollection<string> idsInState, CancellationToken cancellationToken) =>
        [.. (await client.ListAsync(cancellationToken)).Where(integration => !integration.Status.IsGone
            && integration.Status != IntegrationStatus.Deleting
            && string.Equals(integration.Type, type.ApiName, StringComparison.Ordinal)
            && !idsInState.Contains(integration.Id.ToString(), StringComparer.Ordinal))];
}
