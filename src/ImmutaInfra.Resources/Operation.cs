using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <summary>One change under way: what is wanted, how long it may take, who hears of it.</summary>
internal sealed class Operation(
    TimeProvider clock, IntegrationClient client, IntegrationType type, ObjectValue inputs, TimeSpan timeout, IOperationObserver observer)
{
    /// <summary>How often a change is sent again after waiting for another one to end.</summary>
    private const int MostAttempts = 3;

    public IntegrationClient Client => client;

    public IntegrationType Type => type;

    public ObjectValue Inputs => inputs;

    public IOperationObserver Observer => observer;

    public TimeLimit Time { get; } = new(clock, timeout);

    /// <summary>Waits until Immuta has finished.</summary>
    /// <returns>The integration at rest, or null when it is gone.</returns>
    public async Task<Integration?> WaitAsync(IntegrationId id, CancellationToken cancellationToken)
    {
        var integration = await Time.KeepAsync(
            token => client.WaitUntilAtRestAsync(id, Time.Left, status => observer.Progress(status.Text), token), changes: false, cancellationToken);
        return integration is { Status.IsGone: false } ? integration : null;
    }

    /// <summary>Sends the whole integration as it shall be. Where Immuta is still at work on it, as after a run that was killed,
    /// it waits for that first.</summary>
    public Task<OperationResult> ChangeAsync(IntegrationId id, CancellationToken cancellationToken) =>
        AfterOthersAsync(
            id,
            () => Time.KeepAsync(token => client.UpdateAsync(id, Envelope.Of(type, inputs), token), changes: true, cancellationToken),
            () => throw new ProviderException(FailureKind.NotFound, ProviderDiagnostics.Gone(id)),
            cancellationToken);

    /// <summary>Sends a change; on a conflict waits until Immuta is at rest and sends it again.</summary>
    public async Task<T> AfterOthersAsync<T>(IntegrationId id, Func<Task<T>> send, Func<T> whenGone, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await send();
            }
            catch (ApiException e) when (e.Failure == ApiFailure.Conflict && attempt < MostAttempts)
            {
                if (await WaitAsync(id, cancellationToken) is null)
                {
                    return whenGone();
                }
            }
        }
    }

    /// <summary>Follows a creation whose id is known to its end. From here on nothing is an exception: the integration exists.</summary>
    public async Task<ResourceSnapshot> FollowCreationAsync(
        IntegrationId id, IntegrationStatus status, ValidationResults results, CancellationToken cancellationToken)
    {
        try
        {
            if (await WaitAsync(id, cancellationToken) is not { } integration)
            {
                throw new ProviderException(FailureKind.NotFound, ProviderDiagnostics.Gone(id));
            }

            return Settled(integration);
        }
        catch (ApiException e)
        {
            return Unfinished(id, e.LastStatus ?? status, results, [.. e.Diagnostics.Select(diagnostic => diagnostic.Detail)]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Unfinished(id, status, results, [NotAwaited(id)]) with { IsNotAwaited = true };
        }
    }

    /// <summary>The resource for an integration at rest.</summary>
    public ResourceSnapshot Settled(Integration integration, ObjectValue? priorOutputs = null)
    {
        if (integration.Status.IsError && integration.Status != IntegrationStatus.CreateError)
        {
            observer.Warn(ProviderDiagnostics.Unhealthy(integration.Id, integration.Status, Masked(integration.ValidationResults)));
        }

        return new ResourceSnapshot
        {
            Id = integration.Id.ToString(),
            Inputs = inputs,
            Outputs = Outputs.Of(type, inputs, integration, priorOutputs),
            InitErrors = integration.Status == IntegrationStatus.CreateError
                ? ProviderDiagnostics.InitErrors(integration.Id, integration.Status, Masked(integration.ValidationResults))
                : [],
        };
    }

    /// <summary>Why an integration is not known to work where the user stopped the wait for it.</summary>
    public static string NotAwaited(IntegrationId id) => $"The wait for integration {id} was stopped; Immuta goes on with it.";

    /// <summary>The resource for an integration on which Immuta may still be at work.</summary>
    public ResourceSnapshot Unfinished(
        IntegrationId id, IntegrationStatus status, ValidationResults results, IReadOnlyList<string> reasons, ObjectValue? priorOutputs = null) => new()
        {
            Id = id.ToString(),
            Inputs = inputs,
            Outputs = Outputs.Of(type, inputs, id, status, results, priorOutputs?[CommonAttributes.ApiKey]),
            InitErrors = reasons,
        };

    /// <summary>Test results without the secrets of the inputs.</summary>
    public ValidationResults Masked(ValidationResults results)
    {
        var mask = SecretMask.Of(inputs);
        return results with
        {
            Tests = [.. results.Tests.Select(test => test with { Name = mask.Hide(test.Name), Message = test.Message is null ? null : mask.Hide(test.Message) })],
        };
    }
}
