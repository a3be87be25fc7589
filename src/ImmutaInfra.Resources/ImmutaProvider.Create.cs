using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Creation.</content>
public sealed partial class ImmutaProvider
{
    /// <inheritdoc/>
    public async Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        request = request with { Inputs = SecretWrapping.Wrap(type.Schema.Attributes, request.Inputs) };
        foreach (var warning in type.WarningsOf(request.Inputs))
        {
            request.Observer.Warn(warning);
        }

        if (request.IsPreview)
        {
            await AskServerAsync(
                "creation", request.Inputs, (client, token) => client.TryCreateAsync(Envelope.Of(type, request.Inputs), token), cancellationToken);
            return new ResourceSnapshot { Id = "", Inputs = request.Inputs, Outputs = Outputs.Preview(type, request.Inputs, prior: null) };
        }

        var operation = new Operation(_clock, Connected().Integrations, type, request.Inputs, request.Timeout ?? _patience, request.Observer);
        OperationResult result;
        try
        {
            if (request.MayExistAlready && !type.IsRefusedTwice
                && await FindLostAsync(operation.Client, type, request.IdsInState, cancellationToken) is { } lost)
            {
                request.Observer.Warn(ProviderDiagnostics.TakenForLost(lost.Id));
                await request.Observer.CreatedAsync(lost.Id.ToString(), Outputs.Of(type, request.Inputs, lost));
                return await operation.FollowCreationAsync(lost.Id, lost.Status, lost.ValidationResults, cancellationToken);
            }

            result = await operation.Client.CreateAsync(Envelope.Of(type, request.Inputs), cancellationToken);
        }
        catch (ApiException e) when (e.ConflictingId is { } existing)
        {
            return request.MayExistAlready || request.Inputs[CommonAttributes.AdoptExisting].Revealed is BooleanValue { IsTrue: true }
                ? await AdoptAsync(operation, existing, cancellationToken)
                : throw new ProviderException(FailureKind.AlreadyExists, ProviderDiagnostics.AlreadyExists(e.Diagnostics[0].Detail, existing), e);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Stopped("creation", e);
        }

        var id = result.Id!.Value;
        var status = result.Status ?? IntegrationStatus.Creating;
        await request.Observer.CreatedAsync(id.ToString(), Outputs.Of(type, request.Inputs, id, status, result.ValidationResults));
        return await operation.FollowCreationAsync(id, status, result.ValidationResults, cancellationToken);
    }

    /// <summary>Finds what an attempt before has made where Immuta would simply make a second one.</summary>
    /// <exception cref="ProviderException">There are several that it may be.</exception>
    private static async Task<Integration?> FindLostAsync(
        IntegrationClient client, IntegrationType type, IReadOnlyCollection<string> idsInState, CancellationToken cancellationToken)
    {
        var candidates = await ListStrangersAsync(client, type, idsInState, cancellationToken);
        return candidates.Count <= 1
            ? candidates.SingleOrDefault()
            : throw new ProviderException(
                FailureKind.AlreadyExists, ProviderDiagnostics.SeveralMayBeLost(type, candidates.Select(candidate => candidate.Id)));
    }

    /// <summary>What is in use of a type and not in the state.</summary>
    private static async Task<List<Integration>> ListStrangersAsync(
        IntegrationClient client, IntegrationType type, IReadOnlyCollection<string> idsInState, CancellationToken cancellationToken) =>
        [.. (await client.ListAsync(cancellationToken)).Where(integration => !integration.Status.IsGone
            && string.Equals(integration.Type, type.ApiName, StringComparison.Ordinal)
            && !idsInState.Contains(integration.Id.ToString(), StringComparer.Ordinal))];

    /// <summary>Takes over what is there: brings it to the wanted inputs and follows it.</summary>
    private static async Task<ResourceSnapshot> AdoptAsync(Operation operation, IntegrationId id, CancellationToken cancellationToken)
    {
        try
        {
            var found = await operation.Client.GetAsync(id, cancellationToken);
            RefuseOtherType(operation.Type, found);
            if (found.AutoBootstrap is { } seen && operation.Inputs[CommonAttributes.AutoBootstrap].Revealed is BooleanValue wanted && wanted.IsTrue != seen)
            {
                throw new ProviderException(FailureKind.FailedPrecondition, ProviderDiagnostics.OtherChoice(id, seen));
            }

            var result = await operation.ChangeAsync(id, cancellationToken);
            var status = result.Status ?? found.Status;

            // Only now: a take-over that Immuta refuses must leave nothing in the state that a later run could delete.
            await operation.Observer.CreatedAsync(
                id.ToString(), Outputs.Of(operation.Type, operation.Inputs, id, status, result.ValidationResults));
            return await operation.FollowCreationAsync(id, status, result.ValidationResults, cancellationToken);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Stopped("take-over", e);
        }
    }
}
