using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning.Described;
using ImmutaInfra.Engine.Planning.Moves;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Works out what it takes to get from a stack to its configuration.</summary>
/// <param name="catalog">The providers.</param>
/// <param name="clock">Time.</param>
public sealed class Planner(IProviderCatalog catalog, TimeProvider clock)
{
    /// <summary>Makes a plan. Nothing is changed, on no server and in no file.</summary>
    /// <param name="request">What it is made of.</param>
    /// <param name="observer">Hears what is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan; when it has errors it is incomplete and says why.</returns>
    public async Task<PlannedRun> PlanAsync(PlanRequest request, IEngineObserver observer, CancellationToken cancellationToken = default)
    {
        await using var providers = new ProviderSet(catalog);
        using var calls = new SemaphoreSlim(request.Options.Parallelism);
        var walk = new WalkContext
        {
            Wanted = request.Wanted,
            Variables = request.Variables,
            StackConfiguration = request.StackConfiguration,
            Facts = request.Facts,
            Functions = request.Functions,
            Providers = providers,
            IsApplying = false,
            Calls = calls,
        };
        var naming = new UrnNaming(request.Facts.Project, request.Facts.Stack) { ModuleName = walk.Values.NameOf };
        var moves = StateMoves.Of(request.Prior, request.Wanted, catalog, naming, walk.Diagnostics);
        var plan = new PlanWalk
        {
            Context = walk,
            Prior = new PriorState(moves.Moved),
            Moves = moves,
            Options = request.Options,
            Naming = naming,
            Clock = clock,
            Observer = new SerialObserver(observer),
        };

        VariableDiagnostics.AddUndeclared(request.Wanted.Root, request.Variables, walk.Diagnostics);
        if (request.Options is { Mode: PlanMode.Normal, Targets.Count: 0, Excludes.Count: 0, Imports.Count: 0 })
        {
            // Before anything is read. With less than everything wanted, some may not be needed.
            VariableDiagnostics.AddMissing(request.Wanted.Root, request.Variables, walk.Diagnostics);
        }

        var graph = new DependencyGraph<WalkNode>();
        foreach (var step in PlanSteps(request.Wanted, plan))
        {
            step.Edit(graph, walk.Diagnostics);
        }

        if (!walk.Diagnostics.HasErrors)
        {
            await GraphWalk.WalkAsync(graph, node => walk.VisitAsync(node, cancellationToken), int.MaxValue, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            MoveRules.Check(request.Wanted, walk.Values, walk.Diagnostics);
            RemovalRules.Check(request.Wanted, walk.Diagnostics);
        }

        if (!walk.Diagnostics.HasErrors)
        {
            await UnreadProviders.AskAsync(plan, cancellationToken);
        }

        IReadOnlyList<PlannedInstance> orphans = walk.Diagnostics.HasErrors ? [] : await new OrphanPlanner(plan).PlanAsync(cancellationToken);
        if (request.Options.Errand is { } errand && !walk.Diagnostics.HasErrors
            && plan.Planned.Values.Concat(orphans).FirstOrDefault(planned => planned.Change.Address.Equals(errand.Address)) is { } wanted)
        {
            await errand.RunAsync(wanted.Change, providers.Get(wanted.Provider).Provider, cancellationToken);
        }

        if (request.Options.ProviderErrand is { } ask && !walk.Diagnostics.HasErrors)
        {
            await ask.RunAsync(await providers.FindOrConfigureAsync(ask.Package, cancellationToken), cancellationToken);
        }

        return Assemble(request, plan, orphans);
    }

    /// <summary>What builds the graph that planning walks. Each step may rely on those above it.</summary>
    private IReadOnlyList<IGraphStep> PlanSteps(ConfigurationTree wanted, PlanWalk plan) =>
    [
        new AddConfiguredValues(wanted),
        new AddChecks(wanted),
        new AddProviders(wanted, catalog, plan.Prior, plan.Naming, clock),
        new AddResourceBlocks(
            wanted,
            catalog,
            (module, block, schema, provider, inputs) => plan.Options.Mode == PlanMode.Normal
                ? new ResourceNode(plan, module, block, schema, provider, inputs)
                : new RecordedResourceNode(plan, module, block, schema, provider),
            (module, block, schema, provider, inputs) => new DataNode(module, block, schema, provider, inputs, plan)),
        new AddImports(wanted, plan),
        new RejectUnknownReferences(plan.Context.Facts),
        new RejectSelfReferences(),
        new ConnectReferences(), // needs every node to be there
        new SpreadCreateBeforeDestroy(plan),
        new KeepOnlyTargets(plan),
        .. plan.Options.Mode == PlanMode.Destroy ? [new KeepOnlyProviders()] : Array.Empty<IGraphStep>(),
        new RejectCycles(),      // last, so that its message names only what was kept
    ];

    private static void ReportMoves(PlanWalk plan, List<PlannedInstance> instances)
    {
        if (plan.Moves.Blocked.Count > 0)
        {
            plan.Context.Diagnostics.Add(MoveDiagnostics.Blocked(plan.Moves.Blocked));
        }

        var planned = instances.Select(instance => instance.Change.Urn).ToHashSet();
        var left = plan.Moves.Moves.Where(move => !planned.Contains(move.Urn)).Select(move => (move.From, move.To)).ToList();
        if (left.Count > 0 && plan.Options is not { Targets.Count: 0, Excludes.Count: 0 } && !plan.Context.Diagnostics.HasErrors)
        {
            plan.Context.Diagnostics.Add(MoveDiagnostics.NotTargeted(left));
        }
    }

    private PlanDescription Describe(PlanRequest request, Plan assembled, WalkContext walk) => new(
        () => new ConfigurationDescription(request.Wanted, catalog).Describe(),
        () => RelevantAttributes.Find(request.Wanted, assembled))
    {
        PlannedAt = request.Functions.PlanTimestamp ?? clock.GetUtcNow(),
        Variables = request.Wanted.Root.Variables.Values
            .Where(variable => !variable.IsEphemeral && walk.Values.Variables.ContainsKey((ModuleAddress.Root, variable.Name)))
            .ToDictionary(variable => variable.Name, variable => SchemaValues.AnyToCore(walk.Values.Variables[(ModuleAddress.Root, variable.Name)]), StringComparer.Ordinal),
    };

    private PlannedRun Assemble(PlanRequest request, PlanWalk plan, IReadOnlyList<PlannedInstance> orphans)
    {
        var options = request.Options;
        var instances = plan.Planned.Values.Concat(orphans)
            .Select(planned => plan.Moves.PreviousAddressOf(planned.Change.Urn) is { } previous
                ? planned with { Change = planned.Change with { PreviousAddress = previous } }
                : planned)
            .OrderBy(planned => planned.Change.Address)
            .ToList();
        if (options.Targets.Count > 0 || options.Excludes.Count > 0)
        {
            plan.Context.Diagnostics.Add(PlanDiagnostics.PlanIsIncomplete());
            foreach (var target in options.Targets.Where(target => !instances.Exists(planned => target.Includes(planned.Change.Address))))
            {
                plan.Context.Diagnostics.Add(PlanDiagnostics.NothingMatches(target));
            }
        }

        ReportMoves(plan, instances);
        SharedImports.Report(plan, instances);
        foreach (var (address, (_, import)) in plan.Imports.Where(import => !plan.Planned.ContainsKey(import.Key) && plan.IsWanted(import.Key) && !plan.Context.Diagnostics.HasErrors).OrderBy(import => import.Key))
        {
            var hasBlock = request.Wanted.Find(address.Resource.Module)?.FindResource(address.Resource) is not null;
            plan.Context.Diagnostics.Add(PlanDiagnostics.ImportTargetMissing(address, import.To.Span, hasBlock));
        }

        foreach (var address in options.Imports.Keys.Where(address => !plan.Planned.ContainsKey(address) && !plan.Context.Diagnostics.HasErrors))
        {
            plan.Context.Diagnostics.Add(PlanDiagnostics.ImportWithoutBlock(address));
        }

        var assembled = new Plan
        {
            Project = request.Facts.Project,
            Stack = request.Facts.Stack,
            Mode = options.Mode,
            IsPartial = options is not { Targets.Count: 0, Excludes.Count: 0 },
            Changes = [.. instances.Select(planned => planned.Change)],
            Drift = [.. plan.Drift.OrderBy(drift => drift.Address)],
            Outputs = OutputChanges.Between(request, plan.Prior, plan.Context),
            Checks = plan.Context.Checks.Outcomes,
            Diagnostics = [.. plan.Context.Diagnostics.Distinct()],
        };
        assembled = assembled with { Description = Describe(request, assembled, plan.Context) };
        return new PlannedRun(request, assembled, instances, plan.Context.Values, plan.Lost.Settled);
    }
}
