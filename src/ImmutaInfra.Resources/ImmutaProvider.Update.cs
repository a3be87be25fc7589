using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Changes in place, and the repair of what was not created properly.</content>
public sealed partial class ImmutaProvider
{
    /// <inheritdoc/>
    public async Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        request = request with { Inputs = SecretWrapping.Wrap(type.Schema.Attributes, request.Inputs) };
        var id = IdOf(request.Id);
        if (request.IsPreview)
        {
            if (type.CanBeChanged)
            {
                if (!IsRepair(request))
                {
                    await TellOfScriptsAsync(type, request.Inputs, id, request.Observer, cancellationToken);
                }

                ThrowIfAny(await TestUpdateAsync(type, id, request.Inputs, request.Timeout, cancellationToken));
            }

            return new ResourceSnapshot
            {
                Id = request.Id,
                Inputs = request.Inputs,
                Outputs = Outputs.Preview(type, request.Inputs, request.PriorOutputs),
            };
        }

        var operation = new Operation(_clock, Connected().Integrations, type, request.Inputs, PatienceFor(request.Timeout), request.Observer);
        try
        {
            if (IsWaitTakenUpAgain(request) || !type.CanBeChanged)
            {
                var integration = await operation.WaitAsync(id, cancellationToken)
                    ?? throw new ProviderException(FailureKind.NotFound, ProviderDiagnostics.Gone(id));
                if (!integration.Status.IsError)
                {
                    return operation.Settled(integration, request.PriorOutputs);
                }

                if (!type.CanBeChanged)
                {
                    throw new ProviderException(
                        FailureKind.FailedPrecondition, ProviderDiagnostics.CannotChange(type, id, integration.Status));
                }
            }

            if (!IsRepair(request))
            {
                await ExpectAttestedScriptsAsync(operation, Connected().Scripts, id, cancellationToken);
            }

            return await ChangeAndFollowAsync(operation, id, request, cancellationToken);
        }
        catch (ApiException e)
        {
            throw e.Failure == ApiFailure.Refused ? Translate(e, ProviderDiagnostics.RefusedChange(Translate(e).Diagnostics[0])) : Translate(e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Stopped("change", e);
        }
    }

    private static async Task<ResourceSnapshot> ChangeAndFollowAsync(
        Operation operation, IntegrationId id, UpdateRequest request, CancellationToken cancellationToken)
    {
        var accepted = await operation.ChangeAsync(id, cancellationToken);
        Integration? integration;
        try
        {
            integration = await operation.WaitAsync(id, cancellationToken);
        }
        catch (ApiException e)
        {
            return Unfinished(e.LastStatus, [.. e.Diagnostics.Select(diagnostic => diagnostic.Detail)]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Unfinished(null, [Operation.NotAwaited(id)]) with { IsNotAwaited = true };
        }

        return integration switch
        {
            null => throw new ProviderException(FailureKind.NotFound, ProviderDiagnostics.Gone(id)),
            { Status: var status } when status == IntegrationStatus.EditError => throw new ProviderException(
                FailureKind.FailedPrecondition, ProviderDiagnostics.EditFailed(id, status, operation.Masked(integration.ValidationResults))),
            _ => operation.Settled(integration, request.PriorOutputs),
        };

        ResourceSnapshot Unfinished(IntegrationStatus? last, IReadOnlyList<string> reasons) => operation.Unfinished(
            id, last ?? accepted.Status ?? new IntegrationStatus("editing"), accepted.ValidationResults, reasons, request.PriorOutputs);
    }

    /// <summary>Nothing changes: what the scripts do was to be done before.</summary>
    private static bool IsRepair(UpdateRequest request) => request.PriorInputs.IsKnownToEqual(request.Inputs);

    /// <summary>The run before ended while Immuta was at work on just this.</summary>
    private static bool IsWaitTakenUpAgain(UpdateRequest request) =>
        request.PriorOutputs[CommonAttributes.Status].Revealed is TextValue status
        && new IntegrationStatus(status.Text).IsTransient
        && IsRepair(request);
}
