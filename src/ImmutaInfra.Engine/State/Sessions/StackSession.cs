using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>A run's hold on a stack: the lock, what was found, and the book of what is done. Safe for use from several threads.</summary>
public sealed class StackSession : IAsyncDisposable
{
    /// <summary>The stack.</summary>
    public StackName Stack => throw new NotImplementedException();

    /// <summary>What was found.</summary>
    public LoadedStack Found => throw new NotImplementedException();

    /// <summary>How the stack stands now.</summary>
    public StackSnapshot Current => throw new NotImplementedException();

    /// <summary>Says what is about to be done. It is on disk, safe from a power failure, when the answer comes.</summary>
    /// <param name="kind">What is about to be done.</param>
    /// <param name="resource">The resource as it is to become; for a deletion as it is.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public Task<OperationTicket> BeginAsync(OperationKind kind, ResourceState resource, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Says that a creation has got its id and goes on. It is on disk when the answer comes.</summary>
    public Task RecordCreatedAsync(OperationTicket ticket, string id, ObjectValue outputs, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Says what came of an operation. What came of it is written when the answer comes, and safe from a power failure before the next operation begins.</summary>
    public Task CompleteAsync(OperationTicket ticket, StateChange change) => throw new NotImplementedException();

    /// <summary>Says that an operation failed and has left everything as it was.</summary>
    public Task AbandonAsync(OperationTicket ticket) => throw new NotImplementedException();

    /// <summary>Changes the state where no provider had to do anything.</summary>
    public Task ChangeAsync(StateChange change) => throw new NotImplementedException();

    /// <summary>Says that a resource was visited and is as it was. Costs nothing; it only moves up in the order.</summary>
    public void Keep(ResourceState resource) => throw new NotImplementedException();

    /// <summary>Forgets an operation of an earlier run, now that it is clear what came of it. Putting the resource does this by itself.</summary>
    public Task SettleAsync(PendingOperation operation) => throw new NotImplementedException();

    /// <summary>Ends the run: writes checkpoint, history and backup, removes the journal, and gives up the lock.</summary>
    public Task FinishAsync(RunSummary summary, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Gives up the lock. Without <see cref="FinishAsync"/> before, the journal stays for the next run.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
