using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Immuta's own test of what a plan would do: its dry run.</content>
public sealed partial class ImmutaProvider
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckProblem>> TestCreationAsync(CreateRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        var inputs = SecretWrapping.Wrap(type.Schema.Attributes, request.Inputs);
        try
        {
            return await TestAsync(
                "creation", type, inputs, request.Timeout, (client, token) => client.TryCreateAsync(Envelope.Of(type, inputs), token), cancellationToken);
        }
        catch (ApiException e) when (e.ConflictingId is { } existing)
        {
            if (existing.ToString() != request.ReplacedId && inputs[CommonAttributes.AdoptExisting].Revealed is not BooleanValue { IsTrue: true })
            {
                // Whether it is about to be deleted is not known here to every engine, so it must not fail the plan.
                request.Observer.Warn(ProviderDiagnostics.InTheWay(existing));
            }

            return [];
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnostic>> TestDeletionAsync(DeleteRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        var inputs = SecretWrapping.Wrap(type.Schema.Attributes, request.Inputs);
        var id = IdOf(request.Id);
        if (inputs[CommonAttributes.ForceDisable].Revealed is BooleanValue { IsTrue: true })
        {
            return [ProviderDiagnostics.UncleanDeletionAhead(type, id)];
        }

        var credentials = Envelope.DeleteCredentials(type, inputs);
        if (credentials is null && type.DeleteCredentials.Count > 0
            && inputs[CommonAttributes.AutoBootstrap].Revealed is BooleanValue { IsTrue: true }
            && !request.Outputs[CommonAttributes.Status].Equals(IntegrationStatus.CreateError.Text))
        {
            return [ProviderDiagnostics.NoDeleteCredentials(type, id)];
        }

        IReadOnlyList<Diagnostic> notes = IsSetUpByHand(type, inputs) ? [ProviderDiagnostics.DeletionScriptToRun(id)] : [];
        try
        {
            var problems = await TestAsync(
                "deletion", type, inputs, request.Timeout, (client, token) => client.TryDeleteAsync(id, credentials, token), cancellationToken);
            return [.. notes, .. problems.Select(problem => problem.Diagnostic)];
        }
        catch (ApiException e) when (e.Failure == ApiFailure.NotFound)
        {
            return notes;
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
    }

    private async Task<IReadOnlyList<CheckProblem>> TestUpdateAsync(
        IntegrationType type, IntegrationId id, ObjectValue inputs, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await TestAsync(
                "change", type, inputs, timeout, (client, token) => client.TryUpdateAsync(id, Envelope.Of(type, inputs), token), cancellationToken);
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
    }

    /// <summary>A preview that the server's test has failed.</summary>
    private static void ThrowIfAny(IReadOnlyList<CheckProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new ProviderException(FailureKind.FailedPrecondition, [.. problems.Select(problem => problem.Diagnostic)]);
        }
    }

    private async Task<IReadOnlyList<CheckProblem>> TestAsync(
        string operation,
        IntegrationType type,
        ObjectValue inputs,
        TimeSpan? timeout,
        Func<IntegrationClient, CancellationToken, Task<OperationResult>> ask,
        CancellationToken cancellationToken)
    {
        if (_connection is not { AsksServerInPreview: true } connection || inputs.HasUnknowns)
        {
            return [];
        }

        var findings = new Findings();
        ValidationResults results;
        try
        {
            results = (await new TimeLimit(_clock, PatienceFor(timeout)).KeepAsync(
                token => ask(connection.Integrations, token), changes: false, cancellationToken)).ValidationResults;
        }
        catch (ApiException e) when (e is { Failure: ApiFailure.ValidationFailed, ValidationResults: { HasFailed: true } failed })
        {
            // Whether a dry run that finds a mistake is a success or a 422 is not documented.
            results = failed;
        }
        catch (ApiException e) when (e is { Failure: ApiFailure.Refused or ApiFailure.ValidationFailed, ConflictingId: null })
        {
            findings.Add(Place.Root, Translate(e).Diagnostics[0]);
            return findings.Problems;
        }

        if (results.HasFailed && !results.Failed.Any())
        {
            findings.Add(Place.Root, ProviderDiagnostics.WouldFail(operation, failed: null));
        }

        foreach (var test in results.Failed)
        {
            findings.Add(type.PlaceOf(test), ProviderDiagnostics.WouldFail(operation, test));
        }

        return findings.Problems;
    }
}
