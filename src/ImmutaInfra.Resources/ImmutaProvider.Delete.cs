using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Removal.</content>
public sealed partial class ImmutaProvider
{
    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        request = request with { Inputs = SecretWrapping.Wrap(type.Schema.Attributes, request.Inputs) };
        var id = IdOf(request.Id);
        var isForced = request.Inputs[CommonAttributes.ForceDisable].Revealed is BooleanValue { IsTrue: true };
        var credentials = isForced ? null : Envelope.DeleteCredentials(type, request.Inputs);
        var operation = new Operation(_clock, Connected().Integrations, type, request.Inputs, PatienceFor(request.Timeout), request.Observer);
        try
        {
            var isUnderWay = await operation.AfterOthersAsync(
                id,
                () => operation.Time.KeepAsync(
                    token => SendDeletionAsync(operation.Client, id, credentials, isForced, token), changes: true, cancellationToken),
                () => false,
                cancellationToken);
            if (isUnderWay)
            {
                await FollowDeletionAsync(operation, id, cancellationToken);
            }
        }
        catch (ApiException e)
        {
            throw e.Failure == ApiFailure.Refused && type.DeleteCredentials.Count > 0
                ? Translate(e, ProviderDiagnostics.RefusedDeletion(Translate(e).Diagnostics[0]))
                : Translate(e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Stopped("deletion", e);
        }

        if (isForced)
        {
            request.Observer.Warn(ProviderDiagnostics.UncleanDeletion(id));
        }
    }

    /// <summary>Sends the deletion; where Immuta does not want the credentials, without them.</summary>
    /// <returns>Whether there is something to wait for.</returns>
    private static async Task<bool> SendDeletionAsync(
        IntegrationClient client, IntegrationId id, ObjectValue? credentials, bool isForced, CancellationToken cancellationToken)
    {
        try
        {
            var result = await client.DeleteAsync(id, credentials, isForced, cancellationToken);
            return result.Status is not { IsGone: true };
        }
        catch (ApiException e) when (e.Failure == ApiFailure.NotFound)
        {
            return false;
        }
        catch (ApiException withCredentials) when (withCredentials.Failure == ApiFailure.Refused && credentials is not null)
        {
            try
            {
                return await SendDeletionAsync(client, id, credentials: null, isForced, cancellationToken);
            }
            catch (ApiException without) when (without.Failure == ApiFailure.Refused)
            {
                // The first refusal tells what is wrong with the credentials, the second only that they are missing.
                throw withCredentials;
            }
        }
    }

    private static async Task FollowDeletionAsync(Operation operation, IntegrationId id, CancellationToken cancellationToken)
    {
        Integration? integration;
        try
        {
            integration = await operation.WaitAsync(id, cancellationToken);
        }
        catch (ApiException e)
        {
            throw Translate(e, e.Diagnostics[0], mayHaveHappened: true);
        }

        if (integration is not null)
        {
            throw new ProviderException(
                FailureKind.FailedPrecondition,
                ProviderDiagnostics.DeleteFailed(id, integration.Status, operation.Masked(integration.ValidationResults)));
        }
    }
}
