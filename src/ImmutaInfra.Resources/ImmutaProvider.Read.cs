using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Reading, importing and watching.</content>
public sealed partial class ImmutaProvider
{
    /// <inheritdoc/>
    /// <remarks>A deletion that is under way, as after a run that was killed or by somebody else, is waited for: what is about to vanish must
    /// not be taken for something to keep.</remarks>
    public Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        request.MayBeLeaving
            ? LookUntilLateOnesAreInAsync(
                Connected(), () => ReadAfterDeletionAsync(request, cancellationToken), isDecided: found => found is null, cancellationToken)
            : ReadAfterDeletionAsync(request, cancellationToken);

    private async Task<ResourceSnapshot?> ReadAfterDeletionAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var observed = await ObserveAsync(request, cancellationToken);
        if (observed.Status != IntegrationStatus.Deleting.Text)
        {
            return observed.Snapshot;
        }

        try
        {
            await Connected().Integrations.WaitUntilAtRestAsync(IdOf(request.Id), PatienceFor(request.Timeout), cancellationToken: cancellationToken);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }

        return (await ObserveAsync(request, cancellationToken)).Snapshot;
    }

    /// <inheritdoc/>
    /// <remarks>One that is in use although a test of it fails counts as unhealthy, whatever its status says. Source: Immuta API reference,
    /// "Integration health statuses".</remarks>
    public async Task<ResourceObservation> ObserveAsync(ReadRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        var id = IdOf(request.Id);
        var timeout = PatienceFor(request.Timeout);
        Integration? integration;
        try
        {
            integration = await new TimeLimit(_clock, timeout).KeepAsync(
                token => FindAsync(Connected(), id, token), changes: false, cancellationToken);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }

        if (integration is null or { Status.IsGone: true })
        {
            return integration is null ? ResourceObservation.Gone : new ResourceObservation
            {
                Condition = ConditionOf(integration),
                Status = integration.Status.Text,
            };
        }

        RefuseOtherType(type, integration);
        var inputs = InputsReader.Read(
            type, integration, request.PriorInputs is { } prior ? SecretWrapping.Wrap(type.Schema.Attributes, prior) : null);
        var reader = new Operation(_clock, Connected().Integrations, type, inputs, timeout, SilentObserver.Instance);
        return new ResourceObservation
        {
            Condition = ConditionOf(integration),
            Status = integration.Status.Text,
            FailedTests = [.. reader.Masked(integration.ValidationResults).Failed.Select(test => new FailedTest(test.Name, test.Message))],

            // What is not created yet, or not properly, has to stay marked, or the next run would take it for finished.
            Snapshot = integration.Status == IntegrationStatus.Creating
                ? reader.Unfinished(
                    id, integration.Status, integration.ValidationResults, [$"Immuta is still creating integration {id}."], request.PriorOutputs)
                : reader.Settled(integration, request.PriorOutputs),
        };
    }

    /// <summary>An integration; null where there is none. Any web server has no page of some name: before the first is believed to be gone,
    /// Immuta has to have shown that it is there, by another integration or by its list.</summary>
    /// <exception cref="ApiException"><c>IMI5019</c>: there is no Immuta API at this address.</exception>
    private static async Task<Integration?> FindAsync(Connection connection, IntegrationId id, CancellationToken cancellationToken)
    {
        var integration = await connection.Integrations.FindAsync(id, cancellationToken);
        if (integration is null && !connection.IsKnownAsImmuta)
        {
            await connection.Integrations.ListAsync(cancellationToken);
        }

        connection.IsKnownAsImmuta = true;
        return integration;
    }

    private static void RefuseOtherType(IntegrationType type, Integration integration)
    {
        if (integration.Type.Length > 0 && !string.Equals(integration.Type, type.ApiName, StringComparison.Ordinal))
        {
            throw new ProviderException(FailureKind.InvalidArgument, ProviderDiagnostics.OtherType(integration.Id, type, integration.Type));
        }
    }
}
