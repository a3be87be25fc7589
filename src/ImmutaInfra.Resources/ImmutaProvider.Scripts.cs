using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>The scripts of a manual set-up: a plan tells that they must run, an apply refuses others than those that were attested.</content>
public sealed partial class ImmutaProvider
{
    /// <summary>Tells in a plan which scripts must run before the change. Immuta is asked for them as it is for data; where it cannot
    /// be asked, the plan says so and goes on.</summary>
    /// <param name="type">The type of the integration.</param>
    /// <param name="inputs">The integration as it shall be.</param>
    /// <param name="id">The integration that changes, or null for a new one.</param>
    /// <param name="observer">Hears of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task TellOfScriptsAsync(
        IntegrationType type, ObjectValue inputs, IntegrationId? id, IOperationObserver observer, CancellationToken cancellationToken)
    {
        if (!IsSetUpByHand(type, inputs))
        {
            return;
        }

        var phases = PhasesBefore(type, id);
        if (_connection is not { } connection || inputs.HasUnknowns)
        {
            observer.Warn(ProviderDiagnostics.ScriptsUnknown(phases, "Not every input is known yet."));
            return;
        }

        try
        {
            var digest = await DigestAsync(connection.Scripts, type, phases, inputs, id, cancellationToken);
            if (AttestedDigest(inputs) is not { } attested)
            {
                observer.Warn(ProviderDiagnostics.ScriptsToRun(phases, digest));
            }
            else if (attested != digest)
            {
                observer.Warn(ProviderDiagnostics.ScriptsWillNotFit(attested, digest));
            }
        }
        catch (ApiException e)
        {
            observer.Warn(ProviderDiagnostics.ScriptsUnknown(phases, e.Diagnostics[0].Detail));
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckProblem>> TestAttestationAsync(CreateRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        var inputs = SecretWrapping.Wrap(type.Schema.Attributes, request.Inputs);
        if (_connection is not { } connection || inputs.HasUnknowns)
        {
            return [];
        }

        var findings = new Findings();
        try
        {
            var time = new TimeLimit(_clock, PatienceFor(request.Timeout));
            if (await FindUnfitScriptsAsync(time, connection.Scripts, type, inputs, id: null, cancellationToken) is { } unfit)
            {
                findings.Add(Place.Root.Attribute(CommonAttributes.ScriptDigest), ProviderDiagnostics.ScriptsDoNotFit(unfit.Attested, unfit.Digest, "Nothing was done."));
            }
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(FailureKind.Cancelled, ProviderDiagnostics.Stopped("creation"), e);
        }

        return findings.Problems;
    }

    /// <summary>Refuses to go on where a digest is attested and Immuta would write other scripts now.</summary>
    /// <exception cref="ProviderException"><c>IMI6274</c>.</exception>
    private static async Task ExpectAttestedScriptsAsync(
        Operation operation, ScriptClient scripts, IntegrationId? id, CancellationToken cancellationToken)
    {
        if (await FindUnfitScriptsAsync(operation.Time, scripts, operation.Type, operation.Inputs, id, cancellationToken) is { } unfit)
        {
            var outcome = id is null ? "Nothing was created." : "Nothing was changed.";
            throw new ProviderException(FailureKind.FailedPrecondition, ProviderDiagnostics.ScriptsDoNotFit(unfit.Attested, unfit.Digest, outcome));
        }
    }

    /// <returns>What is attested and what Immuta would write now; null where they are the same, or nothing is attested.</returns>
    private static async Task<(string Attested, string Digest)?> FindUnfitScriptsAsync(
        TimeLimit time, ScriptClient scripts, IntegrationType type, ObjectValue inputs, IntegrationId? id, CancellationToken cancellationToken)
    {
        if (!IsSetUpByHand(type, inputs) || AttestedDigest(inputs) is not { } attested)
        {
            return null;
        }

        var digest = await time.KeepAsync(
            token => DigestAsync(scripts, type, PhasesBefore(type, id), inputs, id, token), changes: false, cancellationToken);
        return attested == digest ? null : (attested, digest);
    }

    private static bool IsSetUpByHand(IntegrationType type, ObjectValue inputs) =>
        type.Scripts.Count > 0 && inputs[CommonAttributes.AutoBootstrap].Revealed is BooleanValue { IsTrue: false };

    private static string? AttestedDigest(ObjectValue inputs) =>
        inputs[CommonAttributes.ScriptDigest].Revealed is TextValue text ? text.Text.Trim().ToLowerInvariant() : null;

    private static IReadOnlyList<ScriptPhase> PhasesBefore(IntegrationType type, IntegrationId? id) =>
        id is null ? [.. type.Scripts.Where(phase => phase is ScriptPhase.InitialCreate or ScriptPhase.Create)] : [ScriptPhase.Edit];

    private static async Task<string> DigestAsync(
        ScriptClient scripts, IntegrationType type, IReadOnlyList<ScriptPhase> phases, ObjectValue inputs, IntegrationId? id, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var phase in phases)
        {
            texts.Add(await GetScriptAsync(scripts, phase, Envelope.Of(type, inputs), id, cancellationToken));
        }

        return ScriptDigest.Of(texts);
    }

    private static Task<string> GetScriptAsync(
        ScriptClient scripts, ScriptPhase phase, IntegrationRequest wanted, IntegrationId? id, CancellationToken cancellationToken) => phase switch
        {
            ScriptPhase.Edit => scripts.GetEditAsync(id!.Value, wanted, cancellationToken),
            ScriptPhase.Delete => scripts.GetDeleteAsync(id!.Value, cancellationToken),
            _ => scripts.GetAsync(phase, wanted, cancellationToken),
        };
}
