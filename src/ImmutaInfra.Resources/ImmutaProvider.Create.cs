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
            await TellOfScriptsAsync(type, request.Inputs, id: null, request.Observer, cancellationToken);
            ThrowIfAny(request.IsTested ? [] : await TestCreationAsync(request, cancellationToken));
            return new ResourceSnapshot { Id = "", Inputs = request.Inputs, Outputs = Outputs.Preview(type, request.Inputs, prior: null) };
        }

        var connection = Connected();
        var operation = new Operation(_clock, connection.Integrations, type, request.Inputs, PatienceFor(request.Timeout), request.Observer);
        Started started;
        try
        {
            await ExpectAttestedScriptsAsync(operation, connection.Scripts, id: null, cancellationToken);
            started = type.IsRefusedTwice
                ? await StartAsync(operation, connection, cancellationToken)
                : await FindOrStartAsync(operation, connection, request, cancellationToken);
        }
        catch (ApiException e) when (e.ConflictingId is { } existing)
        {
            var isWanted = request.MayExistAlready || request.Inputs[CommonAttributes.AdoptExisting].Revealed is BooleanValue { IsTrue: true };
            if (!isWanted)
            {
                throw new ProviderException(FailureKind.AlreadyExists, ProviderDiagnostics.AlreadyExists(e.Diagnostics[0].Detail, existing), e);
            }

            return !request.IdsInState.Contains(existing.ToString()) && connection.Claimed.TryAdd(existing, 0)
                ? await AdoptAsync(operation, connection, existing, cancellationToken)
                : throw new ProviderException(FailureKind.AlreadyExists, ProviderDiagnostics.Managed(e.Diagnostics[0].Detail, existing), e);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Stopped("creation", e);
        }

        await request.Observer.CreatedAsync(
            started.Id.ToString(), Outputs.Of(type, request.Inputs, started.Id, started.Status, started.Results, started.ApiKey));
        return await operation.FollowCreationAsync(started.Id, started.Status, started.Results, cancellationToken);
    }

    private static async Task<Started> StartAsync(Operation operation, Connection connection, CancellationToken cancellationToken)
    {
        var result = await operation.Time.KeepToTheAnswerAsync(
            token => operation.Client.CreateAsync(Envelope.Of(operation.Type, operation.Inputs), token), cancellationToken);
        connection.Claimed.TryAdd(result.Id!.Value, 0);
        return new Started(result.Id.Value, result.Status ?? IntegrationStatus.Creating, result.ValidationResults, ApiKey: null);
    }

    /// <summary>Starts a creation, unless an attempt before may have made what Immuta would simply make a second time.</summary>
    private async Task<Started> FindOrStartAsync(
        Operation operation, Connection connection, CreateRequest request, CancellationToken cancellationToken)
    {
        await connection.OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!request.MayExistAlready
                || await LookUntilLateOnesAreInAsync(
                    connection,
                    () => FindLostAsync(operation, connection, request.IdsInState, cancellationToken),
                    isDecided: found => found is not null,
                    cancellationToken) is not { } lost)
            {
                return await StartAsync(operation, connection, cancellationToken);
            }

            connection.Claimed.TryAdd(lost.Id, 0);
            request.Observer.Warn(ProviderDiagnostics.TakenForLost(lost.Id));
            return new Started(lost.Id, lost.Status, lost.ValidationResults, lost.ApiKey is { } key ? key : null);
        }
        finally
        {
            connection.OneAtATime.Release();
        }
    }

    /// <summary>Takes over what is there: brings it to the wanted inputs and follows it.</summary>
    private static async Task<ResourceSnapshot> AdoptAsync(
        Operation operation, Connection connection, IntegrationId id, CancellationToken cancellationToken)
    {
        var isTaken = false;
        try
        {
            var found = await operation.Time.KeepAsync(token => operation.Client.GetAsync(id, token), changes: false, cancellationToken);
            RefuseOtherType(operation.Type, found);
            if (found.AutoBootstrap is { } seen && operation.Inputs[CommonAttributes.AutoBootstrap].Revealed is BooleanValue wanted && wanted.IsTrue != seen)
            {
                throw new ProviderException(FailureKind.FailedPrecondition, ProviderDiagnostics.OtherChoice(id, seen));
            }

            var result = await operation.ChangeAsync(id, cancellationToken);
            var status = result.Status ?? found.Status;

            // Only now: a take-over that Immuta refuses must leave nothing in the state that a later run could delete.
            isTaken = true;
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
        finally
        {
            if (!isTaken)
            {
                connection.Claimed.TryRemove(id, out _);
            }
        }
    }

    /// <summary>A creation that has an id.</summary>
    private readonly record struct Started(IntegrationId Id, IntegrationStatus Status, ValidationResults Results, Value? ApiKey);
}
