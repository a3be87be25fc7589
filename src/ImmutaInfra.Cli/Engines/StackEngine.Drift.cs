using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Cli.Engines;

/// <content>Watching for drift.</content>
internal sealed partial class StackEngine
{
    /// <summary>How often a stack that another run is changing is compared.</summary>
    private const int MostComparisons = 3;

    /// <inheritdoc/>
    public StackName Stack => _stack;

    private DriftDetector Detector => new(_providers, _request.Clock);

    private Restorer Restorer => new(_providers, _request.Clock) { Renew = Renew };

    private RecordedSettings Settings => new(_request.Environment);

    /// <inheritdoc/>
    public async Task<DriftRound> DetectDriftAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var comparison = 1; ; comparison++)
        {
            var loaded = await LoadAsync(cancellationToken);
            var round = await Detector.DetectAsync(
                new DriftRequest { Snapshot = Renew(loaded.Snapshot), ReadManagedAsync = ReadManagedAsync, Patience = patience }, cancellationToken);
            var otherServer = _request.UsesEmulator ? null : Settings.FindOtherServer(loaded.Snapshot);
            round = round with { Diagnostics = [.. loaded.Notices, .. otherServer is null ? [] : new[] { otherServer }, .. FindInClear(), .. round.Diagnostics] };

            // A state that has moved on meanwhile says other things now; what was found may be what another run did.
            if (round.Findings.Count == 0 || (await LoadAsync(cancellationToken)).Digest == loaded.Digest)
            {
                return round;
            }

            if (comparison == MostComparisons)
            {
                return round with { Diagnostics = [.. round.Diagnostics, EngineDiagnostics.StateMoved()] };
            }
        }
    }

    /// <inheritdoc/>
    public Plan PlanRestoration(IReadOnlyList<DriftFinding> findings) => Restorer.Plan(_stack, findings);

    /// <inheritdoc/>
    public async Task<ApplyResult> RestoreAsync(IReadOnlyList<DriftFinding> findings, IEngineObserver observer, Interrupts interrupts)
    {
        await using var session = await _store.OpenAsync(_stack, interrupts.Gently);
        session.PrepareSecrets();
        var result = await Restorer.ApplyAsync(session, findings, observer, interrupts.Gently);
        return result with { Diagnostics = [.. session.Notices.Concat(result.Diagnostics).Distinct()] };
    }

    // The emulator is asked with a key of its own.
    private StackSnapshot Renew(StackSnapshot snapshot) => _request.UsesEmulator ? snapshot : Settings.Renew(snapshot);

    private async Task<LoadedStack> LoadAsync(CancellationToken cancellationToken) =>
        await FindForImmutaAsync(cancellationToken) ?? throw new DiagnosticException(EngineDiagnostics.NoSuchStack(_stack));

    /// <summary>What any stack of the backend holds.</summary>
    private async Task<IReadOnlySet<(string Package, string Id)>> ReadManagedAsync(CancellationToken cancellationToken)
    {
        var managed = new HashSet<(string, string)>();
        await foreach (var stack in _store.Backend.ListAsync(project: null, cancellationToken))
        {
            var loaded = await _store.FindAsync(stack, cancellationToken);
            managed.UnionWith((loaded?.Snapshot.Resources ?? []).Select(record => (record.Type.Split(':')[0], record.Id)));
        }

        return managed;
    }
}
