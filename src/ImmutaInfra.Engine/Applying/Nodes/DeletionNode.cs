using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Deletes one object, or takes it out of the state where there is nothing to delete.</summary>
/// <param name="root">The root module.</param>
/// <param name="apply">The apply.</param>
/// <param name="planned">What is to be done.</param>
/// <param name="recorded">The record of the object.</param>
internal sealed class DeletionNode(ModuleConfiguration root, ApplyWalk apply, PlannedInstance planned, ResourceState recorded)
    : WalkNode(root), IUsesProvider
{
    /// <inheritdoc/>
    public ProviderKey Provider => planned.Provider;

    /// <summary>What is to be done.</summary>
    public PlannedInstance Planned => planned;

    /// <summary>The record of the object.</summary>
    public ResourceState Recorded => recorded;

    /// <summary>Whether a new one is made first, in this run or in one before it.</summary>
    public bool ComesAfterCreation => planned.Change.Action == PlannedAction.CreateThenDelete || recorded.Delete;

    /// <inheritdoc/>
    public override string Title => $"{planned.Change.Address} (destroy)";

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        if (planned.Change.Action == PlannedAction.Forget)
        {
            await apply.Session.ChangeAsync(StateChange.Remove(recorded));
            return Outcome.Done;
        }

        var found = new DiagnosticBag();
        var isDone = await apply.ObserveAsync(
            planned.Change.Address, Operation.Delete, recorded.Id, observer => DeleteAsync(walk, observer, found, cancellationToken), found);
        walk.Diagnostics.AddRange(found);
        if (isDone && planned.Change.Action == PlannedAction.Delete)
        {
            apply.Count(PlannedAction.Delete);
        }

        return isDone ? Outcome.Done : Outcome.Failed;
    }

    private async Task<string?> DeleteAsync(WalkContext walk, OperationObserver observer, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var provider = walk.Providers.Get(planned.Provider);
        observer.Ticket = await apply.Session.BeginAsync(OperationKind.Deleting, recorded, CancellationToken.None);
        try
        {
            await provider.Provider.DeleteAsync(
                new DeleteRequest
                {
                    Type = recorded.Type,
                    Id = recorded.Id,
                    Inputs = recorded.Inputs,
                    Outputs = recorded.Outputs,
                    Timeout = planned.Block?.Timeouts.Delete,
                    Observer = observer,
                },
                cancellationToken);
        }
        catch (ProviderException exception)
        {
            found.AddRange(exception.Diagnostics.Select(diagnostic => diagnostic.Place(planned.Change.Address, planned.Block?.Span)));
            if (!exception.MayHaveHappened)
            {
                await apply.Session.AbandonAsync(observer.Ticket);
            }

            return null;
        }

        await apply.Session.CompleteAsync(
            observer.Ticket,
            planned.Change.Action == PlannedAction.DeleteThenCreate ? StateChange.DeletedToReplace(recorded) : StateChange.Remove(recorded));
        return recorded.Id;
    }
}
