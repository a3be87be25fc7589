using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Applying;

/// <summary>What the nodes of an apply share beyond what every walk shares.</summary>
internal sealed class ApplyWalk
{
    private readonly Lazy<Dictionary<string, IReadOnlyCollection<string>>> _idsByType;
    private readonly Lazy<RemovalRules> _removals;
    private int _created;
    private int _updated;
    private int _replaced;
    private int _deleted;
    private int _imported;

    /// <summary>Begins an apply.</summary>
    public ApplyWalk()
    {
        _removals = new Lazy<RemovalRules>(() => new RemovalRules(Context!.Wanted));
        _idsByType = new Lazy<Dictionary<string, IReadOnlyCollection<string>>>(() =>
            Session!.Found.Snapshot.Resources.GroupBy(resource => resource.Type, StringComparer.Ordinal).ToDictionary(
                group => group.Key, IReadOnlyCollection<string> (group) => group.Select(resource => resource.Id).ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>What every walk shares.</summary>
    public required WalkContext Context { get; init; }

    /// <summary>The book of what is done.</summary>
    public required StackSession Session { get; init; }

    /// <summary>The records of module instances.</summary>
    public required ModuleLedger Modules { get; init; }

    /// <summary>Who wants to hear of it, one thing at a time.</summary>
    public required IEngineObserver Observer { get; init; }

    /// <summary>How instances are called in the stack.</summary>
    public required UrnNaming Naming { get; init; }

    /// <summary>Time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The names of all planned instances in the stack.</summary>
    public required IReadOnlyDictionary<InstanceAddress, Urn> Urns { get; init; }

    /// <summary>What <c>removed</c> blocks say.</summary>
    public RemovalRules Removals => _removals.Value;

    /// <summary>What was really done.</summary>
    public ChangeCounts Done => new(_imported, _created, _updated, _replaced, _deleted);

    /// <summary>The name of an instance in the stack; null for one that the plan left out.</summary>
    public Urn? UrnOf(InstanceAddress address) => Urns.GetValueOrDefault(address);

    /// <summary>Whether a run before this one began to create a resource and nobody learnt what came of it.</summary>
    public bool MayExistAlready(Urn urn) => Session.Found.Snapshot.PendingOperations.Any(pending =>
        pending.Kind == OperationKind.Creating && pending.Resource.Urn == urn && pending.Resource.Id.Length == 0);

    /// <summary>The ids that the state holds of resources of a type.</summary>
    public IReadOnlyCollection<string> IdsOf(string token) => _idsByType.Value.GetValueOrDefault(token, []);

    /// <summary>The moment, as the state writes it.</summary>
    public Timestamp Now => Timestamp.Utc(Clock.GetUtcNow());

    /// <summary>Counts what is done.</summary>
    public void Count(PlannedAction action) => _ = action switch
    {
        PlannedAction.Create => Interlocked.Increment(ref _created),
        PlannedAction.Update => Interlocked.Increment(ref _updated),
        PlannedAction.Delete => Interlocked.Increment(ref _deleted),
        PlannedAction.CreateThenDelete or PlannedAction.DeleteThenCreate => Interlocked.Increment(ref _replaced),
        _ => 0,
    };

    /// <summary>Counts what is taken into the state.</summary>
    public void CountImport() => Interlocked.Increment(ref _imported);

    /// <summary>Does one operation and tells the observer of its beginning and its end.</summary>
    /// <param name="address">The instance.</param>
    /// <param name="operation">What is done.</param>
    /// <param name="id">Its id so far, or null.</param>
    /// <param name="act">Does it; gives the id, or null after an error that is among <paramref name="found"/>.</param>
    /// <param name="found">The messages of this operation.</param>
    public async Task<bool> ObserveAsync(
        InstanceAddress address, Operation operation, string? id, Func<OperationObserver, Task<string?>> act, DiagnosticBag found)
    {
        var start = Clock.GetTimestamp();
        Observer.Started(address, operation, id);
        string? ended = null;
        try
        {
            ended = await act(new OperationObserver(this, address, operation, start, found));
        }
        catch (DiagnosticException exception)
        {
            // The state could not be written, or a secret not be opened.
            found.AddRange(exception.Diagnostics);
        }

        var elapsed = Clock.GetElapsedTime(start);
        if (ended is not null && !found.HasErrors)
        {
            Observer.Completed(address, operation, ended, elapsed);
            return true;
        }

        var diagnostics = found.ToList();
        Observer.Failed(address, operation, diagnostics, elapsed);
        return false;
    }
}
