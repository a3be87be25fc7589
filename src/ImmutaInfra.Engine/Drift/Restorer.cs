using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Drift;

/// <summary>Brings what is there back to what the state says. Needs no configuration.</summary>
/// <param name="catalog">The providers that there are.</param>
/// <param name="clock">The time.</param>
public sealed class Restorer(IProviderCatalog catalog, TimeProvider clock)
{
    private static readonly Dictionary<string, int> NoChanges = new Dictionary<string, int>();

    /// <summary>Gives the providers in a state the settings that are to be used. What it gives back is not written.</summary>
    public Func<StackSnapshot, StackSnapshot> Renew { get; init; } = snapshot => snapshot;

    /// <summary>Says what it would take. Pure.</summary>
    /// <remarks>What is unhealthy, busy or unmanaged no plan mends; a key that the server made anew cannot be brought back.</remarks>
    public Plan Plan(StackName stack, IReadOnlyList<DriftFinding> findings) => new()
    {
        Project = stack.Project,
        Stack = stack.Stack,
        Mode = PlanMode.Normal,
        Changes = [.. findings.Select(Change).OfType<ResourceChange>()],
    };

    /// <summary>Changes in place what was changed. Does nothing at all when any of it would take more than that.</summary>
    /// <param name="session">The stack, locked.</param>
    /// <param name="findings">Findings of the kind <see cref="DriftKind.Changed"/>.</param>
    /// <param name="observer">Hears what happens.</param>
    /// <param name="cancellationToken">Begins nothing more.</param>
    public async Task<ApplyResult> ApplyAsync(
        StackSession session, IReadOnlyList<DriftFinding> findings, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var changes = findings.Select(finding => (Finding: finding, Change: Change(finding))).Where(each => each.Change is not null).ToList();
        var refused = changes.Where(each => each.Change!.Action != PlannedAction.Update).Select(each => DriftDiagnostics.NeedsReplacement(
            each.Finding.Name, each.Change!.Changes.Where(change => change.ReplaceReason is not null)
                .Select(change => each.Change.Schema?.Find(change.Path.Top)?.HclName ?? change.Path.Top).Distinct(StringComparer.Ordinal)));
        var found = new DiagnosticBag();
        found.AddRange(refused);
        var changed = 0;
        if (!found.HasErrors)
        {
            await using var providers = new ProviderSet(catalog);
            var prior = new PriorState(Renew(await session.GetCurrentAsync(cancellationToken)));
            var serial = new SerialObserver(observer);
            var byProvider = changes.GroupBy(each => (each.Finding.Package, each.Finding.Recorded!.Provider));
            foreach (var group in byProvider)
            {
                var provider = await DriftDetector.ConfigureAsync(providers, prior, group.Key.Package, group.Key.Provider, cancellationToken);
                var done = await Task.WhenAll(group.Select(each => RestoreAsync(provider.Provider, prior, each.Finding, serial, found, cancellationToken)));
                changed += done.Count(isDone => isDone);
            }
        }

        await session.FinishAsync(
            new RunSummary
            {
                Kind = RunKind.Update,
                Succeeded = !found.HasErrors,
                Message = "drift --remediate apply",
                ResourceChanges = changed == 0 ? NoChanges : new Dictionary<string, int> { ["update"] = changed },
            },
            CancellationToken.None);
        return new ApplyResult(new ChangeCounts(0, 0, changed, 0, 0), [], [], found.ToList(), cancellationToken.IsCancellationRequested);
    }

    private ResourceChange? Change(DriftFinding finding)
    {
        if (finding is not { Recorded: { } recorded, Address: { } address, Schema: { } schema }
            || finding.Kind is not (DriftKind.Changed or DriftKind.Missing or DriftKind.Disabled))
        {
            return null;
        }

        var change = new ResourceChange
        {
            Address = address,
            Urn = recorded.Urn,
            Schema = schema,
            Package = finding.Package,
            Action = PlannedAction.Create,
            After = recorded.Outputs.With(schema.Attributes
                .Where(attribute => attribute.IsComputed && !recorded.Inputs.Has(attribute.Name))
                .Select(attribute => KeyValuePair.Create<string, Value>(attribute.Name, UnknownValue.Instance))),
            Inputs = recorded.Inputs,
            Notes = finding.Kind switch
            {
                DriftKind.Missing => [$"It was deleted outside of ImmutaInfra; its id was {finding.Id}."],
                DriftKind.Disabled => [$"It was switched off outside of ImmutaInfra; its id was {finding.Id}."],
                _ => [],
            },
        };
        if (finding.Observed is not { } observed)
        {
            return change;
        }

        var diff = FindDiff(finding, recorded, observed);
        return diff.Action == ResourceAction.None ? null : change with
        {
            Action = diff.Action == ResourceAction.Update ? PlannedAction.Update : PlannedAction.DeleteThenCreate,
            After = diff.Action == ResourceAction.Update ? recorded.Outputs : change.After,
            Id = finding.Id,
            Before = observed.Outputs,
            Changes = diff.Changes,
        };
    }

    private ResourceDiff FindDiff(DriftFinding finding, ResourceState recorded, ResourceSnapshot observed)
    {
        // Comparing needs neither settings nor a network, so nothing is left open that somebody would have to end.
        var provider = catalog.Create(finding.Package);
        return provider.Diff(new DiffRequest
        {
            Type = finding.Type,
            Id = finding.Id,
            PriorInputs = observed.Inputs,
            PriorOutputs = observed.Outputs,
            Inputs = recorded.Inputs,
        });
    }

    private async Task<bool> RestoreAsync(
        IResourceProvider provider,
        PriorState prior,
        DriftFinding finding,
        SerialObserver observer,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        var address = finding.Address!;
        var recorded = finding.Recorded!;
        var start = clock.GetTimestamp();
        observer.Started(address, Operation.Update, finding.Id);
        try
        {
            // Somebody may have been at work since: their change is not undone unseen.
            var now = await provider.ObserveAsync(DriftDetector.RequestFor(recorded), cancellationToken);
            if (prior.Find(recorded.Urn) is not { } current
                || !current.Inputs.IsKnownToEqual(recorded.Inputs)
                || now.Snapshot is not { } snapshot
                || !snapshot.Inputs.IsKnownToEqual(finding.Observed!.Inputs))
            {
                throw new DiagnosticException(DriftDiagnostics.ChangedMeanwhile(finding.Name));
            }

            await provider.UpdateAsync(
                new UpdateRequest
                {
                    Type = finding.Type,
                    Id = finding.Id,
                    PriorInputs = snapshot.Inputs,
                    PriorOutputs = snapshot.Outputs,
                    Inputs = recorded.Inputs,
                },
                CancellationToken.None);
            observer.Completed(address, Operation.Update, finding.Id, clock.GetElapsedTime(start));
            return true;
        }
        catch (DiagnosticException failure)
        {
            var why = failure.Diagnostics.Select(diagnostic => diagnostic.Place(address, null)).ToList();
            found.AddRange(why);
            observer.Failed(address, Operation.Update, why, clock.GetElapsedTime(start));
            return false;
        }
    }
}
