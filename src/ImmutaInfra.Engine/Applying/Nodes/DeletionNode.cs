using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Values;

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

    /// <summary>The record of the object.</summary>
    public ResourceState Recorded => recorded;

    /// <summary>Whether a new one is made first, in this run or in one before it.</summary>
    public bool ComesAfterCreation => planned.Change.Action == PlannedAction.CreateThenDelete || recorded.Delete;

    /// <summary>Whether a new one is made after it.</summary>
    public bool IsFirstHalf => planned.Change.Action == PlannedAction.DeleteThenCreate;

    /// <inheritdoc/>
    public override string Title => $"{planned.Change.Address} (destroy)";

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        if (planned.Change.Action == PlannedAction.Forget || recorded.RetainOnDelete)
        {
            await apply.Session.ChangeAsync(Gone());
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
        if (!await ProvisionAsync(walk, provider.Provider.Schema, found, cancellationToken))
        {
            return null;
        }

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
            found.AddRange(ApplyDiagnostics.OfFailure(exception, planned.Change.Address, planned.Block?.Span));
            if (!exception.MayHaveHappened)
            {
                await apply.Session.AbandonAsync(observer.Ticket);
            }

            return null;
        }

        await apply.Session.CompleteAsync(observer.Ticket, Gone());
        return recorded.Id;
    }

    private StateChange Gone() =>
        planned.Change.Action == PlannedAction.DeleteThenCreate ? StateChange.DeletedToReplace(recorded) : StateChange.Remove(recorded);

    // What is left over from a replacement has been through it already.
    private Task<bool> ProvisionAsync(WalkContext walk, ProviderSchema providerSchema, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var provisioners = planned.Block?.Provisioners.Where(provisioner => provisioner.RunsOnDestroy)
            ?? apply.Removals.Find(planned.Change.Address)?.Provisioners
            ?? [];
        if (planned.Recorded is { Taint: true } || providerSchema.FindResource(recorded.Type) is not { } schema)
        {
            return Task.FromResult(true);
        }

        var address = planned.Change.Address;
        return LocalExec.RunAsync(
            provisioners,
            () => walk.ContextFor(
                walk.Wanted.Find(address.Resource.Module) ?? Module,
                address.Resource.Module,
                address.Key,
                planned.Repetition.Has(address.Key) ? planned.Repetition : RepetitionOf(address.Key),
                SchemaValues.InstanceToHcl(recorded.Outputs, recorded.Id, schema)),
            walk,
            address,
            found,
            cancellationToken);
    }

    // Only the key is left of what for_each was.
    private static Repetition RepetitionOf(InstanceKey? key) => key switch
    {
        { Name: { } name } => Repetition.ForEach(new Dictionary<string, HclValue> { [name] = HclValue.DynamicUnknown }),
        { Index: { } index } => Repetition.Count(index + 1),
        _ => Repetition.Single,
    };
}
