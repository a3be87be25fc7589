using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning.Moves;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What the nodes of a plan share beyond what every walk shares.</summary>
internal sealed class PlanWalk
{
    private readonly Lazy<LostCreations> _lost;
    private readonly Lazy<HashSet<(Urn Urn, string Id)>> _leaving;

    /// <summary>Begins a plan.</summary>
    public PlanWalk()
    {
        _lost = new Lazy<LostCreations>(() => new LostCreations(this, Prior!.Snapshot));
        _leaving = new Lazy<HashSet<(Urn Urn, string Id)>>(() => Prior!.Snapshot.PendingOperations
            .Where(operation => operation.Kind == OperationKind.Deleting)
            .Select(operation => (operation.Resource.Urn, operation.Resource.Id))
            .ToHashSet());
    }

    /// <summary>What every walk shares.</summary>
    public required WalkContext Context { get; init; }

    /// <summary>The state before.</summary>
    public required PriorState Prior { get; init; }

    /// <summary>What stands at another address in it than in the stack.</summary>
    public required StateMoves Moves { get; init; }

    /// <summary>What the plan shall look at.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>How instances are called in the stack.</summary>
    public required UrnNaming Naming { get; init; }

    /// <summary>Time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Who wants to hear of what is read, one thing at a time.</summary>
    public required IEngineObserver Observer { get; init; }

    /// <summary>The changes found.</summary>
    public ConcurrentDictionary<InstanceAddress, PlannedInstance> Planned { get; } = [];

    /// <summary>What <c>import</c> blocks bring, by the instance that takes it.</summary>
    public ConcurrentDictionary<InstanceAddress, (string Id, ImportConfiguration Block)> Imports { get; } = [];

    /// <summary>Records as reading found them, before their turn among the orphans; null for what is gone.</summary>
    public ConcurrentDictionary<Urn, ResourceState?> Refreshed { get; } = [];

    /// <summary>Looks for what interrupted runs have created.</summary>
    public LostCreations Lost => _lost.Value;

    /// <summary>Whether an interrupted run has begun to delete what a record stands for.</summary>
    public bool MayBeLeaving(ResourceState recorded) => _leaving.Value.Contains((recorded.Urn, recorded.Id));

    /// <summary>What differs from the state.</summary>
    public ConcurrentBag<ResourceChange> Drift { get; } = [];

    /// <summary>Blocks whose replacements are made before the old ones go.</summary>
    public HashSet<ResourceConfiguration> CreatedFirst { get; } = [];

    /// <summary>Blocks that nobody named and that targets depend on; without module keys.</summary>
    public HashSet<ResourceAddress> BroughtAlong { get; } = [];

    /// <summary>Blocks that are not looked at since they depend on what is excluded; without module keys.</summary>
    public HashSet<ResourceAddress> LeftAlone { get; } = [];

    /// <summary>Whether an instance is among those that the user wants to look at.</summary>
    public bool IsWanted(InstanceAddress address) =>
        (Options.Imports.Count == 0 || Options.Imports.ContainsKey(address))
        && (Options.Targets.Count == 0 || Options.Targets.Any(target => target.Includes(address)) || BroughtAlong.Contains(BlockOf(address)))
        && !Options.Excludes.Any(exclude => exclude.Includes(address))
        && !LeftAlone.Contains(BlockOf(address));

    /// <summary>Calls a provider, not more of them at a time than the user allows.</summary>
    public Task<T> CallAsync<T>(IResourceProvider provider, Func<IResourceProvider, Task<T>> call, CancellationToken cancellationToken) =>
        Context.CallAsync(provider, call, cancellationToken);

    /// <summary>Reads a resource, with the observer hearing of it.</summary>
    /// <param name="provider">Who looks after it.</param>
    /// <param name="request">What to read.</param>
    /// <param name="address">The instance.</param>
    /// <param name="place">Where messages point.</param>
    /// <param name="found">Takes the messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it could be read, and what it is; null when it is gone.</returns>
    public async Task<(bool IsRead, ResourceSnapshot? Snapshot)> ReadAsync(
        IResourceProvider provider, ReadRequest request, InstanceAddress address, SourceSpan? place, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var start = Clock.GetTimestamp();
        Observer.Started(address, Operation.Read, request.Id);
        try
        {
            var snapshot = await Context.AskAsync(provider, called => called.ReadAsync(request, cancellationToken), cancellationToken);
            Observer.Completed(address, Operation.Read, request.Id, Clock.GetElapsedTime(start));
            return (true, snapshot);
        }
        catch (ProviderException exception)
        {
            var problems = exception.Diagnostics.Select(diagnostic => diagnostic.Place(address, place)).ToList();
            found.AddRange(problems);
            Observer.Failed(address, Operation.Read, problems, Clock.GetElapsedTime(start));
            return (false, null);
        }
    }

    private static ResourceAddress BlockOf(InstanceAddress address) => address.Resource with { Module = address.Resource.Module.WithoutKeys };
}
