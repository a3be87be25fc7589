using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>The state in memory while a run changes it: what it found, what it completed, and what is open. Replay and live runs use the same book.</summary>
internal sealed class StackBook
{
    private const string Interrupted = "the run that created it was interrupted before it was ready";

    private readonly StackSnapshot _found;
    private readonly Dictionary<ResourceKey, Entry> _entries;
    private readonly SortedDictionary<long, PendingOperation> _open = [];
    private readonly List<PendingOperation> _earlier;
    private long _completed;

    public StackBook(StackSnapshot found)
    {
        _found = found;
        _earlier = [.. found.PendingOperations];
        _entries = new Dictionary<ResourceKey, Entry>(found.Resources.Count);
        for (var i = 0; i < found.Resources.Count; i++)
        {
            _entries.Add(found.Resources[i].Key, new Entry(found.Resources[i], IsCompleted: false, i));
        }
    }

    /// <summary>What has begun and not ended, oldest first.</summary>
    public IReadOnlyList<PendingOperation> Open => [.. _open.Values];

    public void Begin(long number, PendingOperation operation) => _open.Add(number, operation);

    /// <summary>Notes the id of a creation, and gives the operation with it.</summary>
    public PendingOperation Created(long number, string id, ObjectValue outputs)
    {
        var operation = _open[number];
        return _open[number] = operation with { Resource = operation.Resource with { Id = id, Outputs = outputs } };
    }

    /// <summary>Forgets an operation that could not be written down and so did not begin.</summary>
    public void Forget(long number) => _open.Remove(number);

    public void End(long number)
    {
        if (!_open.Remove(number))
        {
            throw new InvalidOperationException($"Operation {number} is not open.");
        }
    }

    /// <summary>Changes the state.</summary>
    /// <exception cref="InvalidOperationException">It changes a record that is not there.</exception>
    public void Apply(StateChange change)
    {
        foreach (var (key, resource) in change.Rewrites)
        {
            if (!_entries.Remove(key, out var entry))
            {
                throw new InvalidOperationException($"{key} is not in the state and cannot be rewritten.");
            }

            _entries[resource.Key] = entry with { Resource = resource };
        }

        foreach (var key in change.Removes)
        {
            if (!_entries.Remove(key))
            {
                throw new InvalidOperationException($"{key} is not in the state and cannot be removed.");
            }
        }

        foreach (var resource in change.Adds)
        {
            Put(resource);
            _earlier.RemoveAll(operation => operation.Resource.Urn == resource.Urn);
        }
    }

    /// <summary>The resource is as it was; it counts as completed.</summary>
    public void Keep(ResourceState resource) => Put(resource);

    public void Settle(OperationKind kind, ResourceKey key) =>
        _earlier.RemoveAll(operation => operation.Kind == kind && operation.Resource.Key == key);

    /// <summary>The state as it stands: what this run has completed, in that order, then the rest; each behind what it depends on.</summary>
    /// <param name="isLast">Whether this is what the next run finds: creations that have an id and have not ended become resources that do not work
    /// yet, and of earlier runs only creations are left open.</param>
    public StackSnapshot Picture(bool isLast)
    {
        var ordered = Ordered();
        var pending = _earlier.Where(operation => !isLast || operation.Kind == OperationKind.Creating).Concat(_open.Values);
        return (isLast ? WithLateCreations(ordered, late => late.InitErrors.Count > 0 ? late : late with { InitErrors = [Interrupted] }) : ordered, pending) switch
        {
            var (resources, operations) => _found with
            {
                Resources = ResourceOrder.Sort(WithoutDangling(resources)),
                PendingOperations = [.. operations.Where(operation => !isLast || !IsLateCreation(operation))],
            },
        };
    }

    /// <summary>The state as it stands for who looks on while the run goes on: what has an id is there, and nothing is pending.</summary>
    public StackSnapshot Glimpse() => _found with
    {
        Resources = ResourceOrder.Sort(WithoutDangling(WithLateCreations(Ordered(), late => late))),
        PendingOperations = [],
    };

    private List<ResourceState> Ordered() =>
        [.. _entries.Values.OrderBy(entry => entry.IsCompleted ? 0 : 1).ThenBy(entry => entry.Place).Select(entry => entry.Resource)];

    private static bool IsLateCreation(PendingOperation operation) =>
        operation is { Kind: OperationKind.Creating or OperationKind.Importing, Resource.Id.Length: > 0 };

    /// <summary>What depended on a resource that is gone depends on it no more; a state that says otherwise would be refused when it is read.</summary>
    private static List<ResourceState> WithoutDangling(List<ResourceState> resources)
    {
        var present = resources.Select(resource => resource.Urn).ToHashSet();
        return [.. resources.Select(resource => ResourceOrder.References(resource).All(reference => present.Contains(reference.Urn)) ? resource : Without(resource))];

        ResourceState Without(ResourceState resource) => resource with
        {
            Dependencies = [.. resource.Dependencies.Where(present.Contains)],
            PropertyDependencies = resource.PropertyDependencies.ToDictionary(
                pair => pair.Key, pair => (IReadOnlyList<Urn>)[.. pair.Value.Where(present.Contains)], StringComparer.Ordinal),
            DeletedWith = resource.DeletedWith is { } with && present.Contains(with) ? with : null,
        };
    }

    private List<ResourceState> WithLateCreations(List<ResourceState> resources, Func<ResourceState, ResourceState> tell)
    {
        foreach (var late in _open.Values.Where(IsLateCreation).Select(operation => operation.Resource))
        {
            var live = resources.FindIndex(resource => !resource.Delete && resource.Urn == late.Urn);
            if (live >= 0 && resources[live].PendingReplacement)
            {
                resources.RemoveAt(live);
            }
            else if (live >= 0)
            {
                resources[live] = resources[live] with { Delete = true };
            }

            resources.Add(tell(late));
        }

        return resources;
    }

    private void Put(ResourceState resource)
    {
        // One that this run has completed before keeps its place: the stack's own outputs are set last and it stays first.
        _entries[resource.Key] = _entries.TryGetValue(resource.Key, out var before) && before.IsCompleted
            ? before with { Resource = resource }
            : new Entry(resource, IsCompleted: true, _completed++);
    }

    private sealed record Entry(ResourceState Resource, bool IsCompleted, long Place);
}
