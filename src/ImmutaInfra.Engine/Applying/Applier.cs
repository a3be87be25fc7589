using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying.Steps;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Moves;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Does what a plan says, and nothing else.</summary>
/// <param name="catalog">The providers.</param>
/// <param name="clock">Time.</param>
public sealed class Applier(IProviderCatalog catalog, TimeProvider clock)
{
    /// <summary>Applies a plan. Whatever happens, the state says what was done when this returns.</summary>
    /// <param name="run">The plan; without errors.</param>
    /// <param name="session">The stack, locked; it is finished here.</param>
    /// <param name="observer">Hears what happens.</param>
    /// <param name="stopStarting">Stops new operations; those that run are brought to their end.</param>
    /// <param name="stopWaiting">Stops waiting for those that run, too.</param>
    public async Task<ApplyResult> ApplyAsync(
        PlannedRun run, StackSession session, IEngineObserver observer, CancellationToken stopStarting = default, CancellationToken stopWaiting = default)
    {
        if (run.Plan.HasErrors)
        {
            throw new DiagnosticException(ApplyDiagnostics.PlanHasErrors());
        }

        await using var providers = new ProviderSet(catalog);
        using var calls = new SemaphoreSlim(run.Request.Options.Parallelism);
        var values = new ValueStore();
        foreach (var (module, options) in run.Values.ModuleOptions)
        {
            values.ModuleOptions[module] = options;
        }

        var naming = new UrnNaming(run.Plan.Project, run.Plan.Stack) { ModuleName = values.NameOf };
        await TakeUpLostCreationsAsync(run, session);
        var moves = StateMoves.Of(await session.GetCurrentAsync(CancellationToken.None), run.Request.Wanted, catalog, naming, []);
        if (moves.Change is { } moving)
        {
            await session.ChangeAsync(moving);
        }

        var prior = new PriorState(await RenameAsync(run, session, moves.Moved, naming));

        var ledger = new StackLedger(session, prior, naming, clock);
        var walk = new WalkContext
        {
            Values = values,
            Wanted = run.Request.Wanted,
            Variables = run.Request.Variables,
            StackConfiguration = run.Request.StackConfiguration,
            Facts = run.Request.Facts,
            Functions = run.Request.Functions with { IsApplying = true },
            Providers = providers,
            IsApplying = true,
            Calls = calls,
            ProviderReady = ledger.PutProviderAsync,
        };
        var modules = new ModuleLedger(session, prior, naming, walk, clock);
        var apply = new ApplyWalk
        {
            Modules = modules,
            Context = walk,
            Session = session,
            Observer = new SerialObserver(observer),
            Naming = naming,
            Clock = clock,
            Urns = run.Instances.DistinctBy(planned => planned.Change.Address).ToDictionary(planned => planned.Change.Address, planned => planned.Change.Urn),
        };

        // What the plan does nothing to has the value that the plan gave it.
        var touched = run.Instances.Where(planned => planned.Module is not null).Select(planned => planned.Change.Address.Resource).ToHashSet();
        foreach (var (resource, known) in run.Values.Resources.Where(each => !touched.Contains(each.Key)))
        {
            walk.Values.Resources[resource] = known;
        }

        await ledger.PutStackAsync(willHaveResources: run.Plan.Mode != PlanMode.Destroy);
        var graph = new DependencyGraph<WalkNode>();
        foreach (var step in ApplySteps(run, apply, prior))
        {
            step.Edit(graph, walk.Diagnostics);
        }

        var left = 0;
        if (!walk.Diagnostics.HasErrors)
        {
            try
            {
                await ConfigureMissingAsync(providers, run.Instances, graph, prior, stopStarting);
            }
            catch (DiagnosticException exception)
            {
                walk.Diagnostics.AddRange(exception.Diagnostics);
            }
        }

        if (walk.Diagnostics.HasErrors)
        {
            left = graph.Nodes.Count(IsChange);
        }
        else
        {
            var outcomes = await GraphWalk.WalkAsync(
                graph, node => walk.VisitAsync(node, stopWaiting), run.Request.Options.Parallelism, stopStarting);
            left = graph.Nodes.Count(node => outcomes[node] == Outcome.Skipped && IsChange(node));
        }

        var wasInterrupted = stopStarting.IsCancellationRequested && (left > 0 || stopWaiting.IsCancellationRequested);
        var outputs = run.Plan.Mode == PlanMode.RefreshOnly ? run.Plan.Outputs : OutputChanges.Between(run.Request, prior, walk);
        var succeeded = !wasInterrupted && !walk.Diagnostics.HasErrors;
        await modules.CloseAsync();
        walk.Checks.NoteUnseen(run.Plan.Checks);
        await ledger.CloseAsync(outputs, walk.Checks.Outcomes, succeeded, apply.Done, run.Plan.Mode);
        return new ApplyResult(apply.Done, outputs, walk.Checks.Outcomes, wasInterrupted ? Interrupted(walk.Diagnostics, left) : [.. walk.Diagnostics.Distinct()], wasInterrupted)
        {
            NotBegun = left,
        };
    }

    private static bool IsChange(WalkNode node) => node is Nodes.DeletionNode or Nodes.InstanceNode { Planned.Change.Action: not PlannedAction.NoOp };

    private static List<Diagnostic> Interrupted(DiagnosticBag found, int left)
    {
        var notAwaited = found.Where(ApplyDiagnostics.IsNotAwaited).Select(diagnostic => diagnostic.Address!).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. found.Where(diagnostic => !ApplyDiagnostics.IsNotAwaited(diagnostic)).Distinct(), ApplyDiagnostics.Interrupted(notAwaited, left)];
    }

    /// <summary>Gives what the plan knows by a former name its new one.</summary>
    private static async Task<StackSnapshot> RenameAsync(PlannedRun run, StackSession session, StackSnapshot snapshot, UrnNaming naming)
    {
        var names = run.Instances.Where(planned => planned.FormerUrn is not null)
            .ToDictionary(planned => planned.FormerUrn!, planned => (planned.Change.Urn, planned.Change.Address));
        if (names.Count == 0)
        {
            return snapshot;
        }

        var (renamed, change) = RecordRenames.Apply(snapshot, names, naming);
        await session.ChangeAsync(change);
        return renamed;
    }

    /// <summary>Configures the providers of planned deletions that no node of the graph configures.</summary>
    private static async Task ConfigureMissingAsync(
        ProviderSet providers, IReadOnlyList<PlannedInstance> instances, DependencyGraph<WalkNode> graph, PriorState prior, CancellationToken cancellationToken)
    {
        var there = graph.Nodes.OfType<ProviderNode>().Select(node => node.Key).ToHashSet();
        foreach (var group in instances.Where(planned => !there.Contains(planned.Provider)).GroupBy(planned => planned.Provider))
        {
            if (group.Select(planned => planned.Recorded?.Provider).FirstOrDefault(reference => reference is not null) is { } reference
                && prior.Find(reference.Urn) is { } state)
            {
                providers.Set(group.Key, await RecordedProviders.ConfigureAsync(providers, group.Key.Package, state, cancellationToken));
            }
        }
    }

    /// <summary>Takes what the plan has found of interrupted creations into the state, and forgets those that made nothing.</summary>
    private static async Task TakeUpLostCreationsAsync(PlannedRun run, StackSession session)
    {
        if (session.Found.Snapshot.PendingOperations.Count == 0)
        {
            return;
        }

        var ids = session.Found.Snapshot.Resources.ToDictionary(resource => resource.Key, resource => resource.Id);
        foreach (var found in run.Instances.Select(planned => planned.Recorded).OfType<ResourceState>())
        {
            if (ids.GetValueOrDefault(found.Key) != found.Id)
            {
                await session.ChangeAsync(StateChange.Put(found));
            }
        }

        foreach (var operation in run.Settled)
        {
            await session.SettleAsync(operation);
        }
    }

    /// <summary>What builds the graph that applying walks. Each step may rely on those above it.</summary>
    private IReadOnlyList<IGraphStep> ApplySteps(PlannedRun run, ApplyWalk apply, PriorState prior)
    {
        var wanted = run.Request.Wanted;
        return
        [
            new AddConfiguredValues(wanted),
            .. run.Plan.Mode == PlanMode.Destroy ? Array.Empty<IGraphStep>() : [new AddChecks(wanted)],
            new AddProviders(wanted, catalog, prior, apply.Naming, clock),
            new AddDataSources(wanted, catalog, run),
            new AddChanges(run, apply),
            new ConnectReferences(), // needs every node to be there
            new DeleteDependentsFirst(),
            new DeleteOnlyWhatMayBeReplaced(), // needs the order of the deletions
            new KeepOnlyPlanned(run),
            new RejectCycles(),
        ];
    }
}
