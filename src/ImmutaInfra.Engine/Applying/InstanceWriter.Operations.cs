using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Applying;

/// <content>The operations themselves: what is about to be done is in the book before, and what came of it right after.</content>
internal sealed partial class InstanceWriter
{
    /// <summary>Takes the object of an import into the state as it is.</summary>
    /// <returns>Its record; null after an error.</returns>
    public async Task<ResourceState?> ImportAsync(PlannedInstance planned, DiagnosticBag found)
    {
        var provider = apply.Context.Providers.Get(planned.Provider);
        await apply.Modules.PutAsync(planned.Change.Address.Resource.Module);
        var read = planned.Refreshed!;
        var address = planned.Change.Address;
        var context = apply.Context.ContextFor(module, address.Resource.Module, address.Key, planned.Repetition);
        var options = InstanceOptionsReader.Read(block, schema, address, apply.Naming, context, found);
        var record = Describe(planned, provider, read.Inputs, trigger: null, options, context) with
        {
            Id = read.Id,
            Outputs = SecretOutputs.Mark(read.Outputs, read.Inputs, options.SecretOutputs),
            InitErrors = read.InitErrors,
            ImportId = read.ImportId,
            Created = apply.Now,
            Modified = apply.Now,
        };
        var isDone = await apply.ObserveAsync(planned.Change.Address, Operation.Import, read.Id, ImportAsync, found);
        if (isDone)
        {
            apply.CountImport();
            apply.Context.Values.Resources[planned.Change.Address.Resource].Set(
                planned.Change.Address.Key, SchemaValues.InstanceToHcl(record.Outputs, record.Id, schema));
        }

        return isDone ? record : null;

        async Task<string?> ImportAsync(OperationObserver observer)
        {
            observer.Ticket = await apply.Session.BeginAsync(OperationKind.Importing, record, CancellationToken.None);
            await apply.Session.CompleteAsync(observer.Ticket, StateChange.Put(record));
            return record.Id;
        }
    }

    private async Task<(bool, ResourceState?)> CreateAsync(
        PlannedInstance planned, ConfiguredProvider provider, ResourceState record, DiagnosticBag found, CancellationToken cancellationToken)
    {
        ResourceState? made = null;
        var isDone = await apply.ObserveAsync(planned.Change.Address, Operation.Create, null, CreateAsync, found);
        if (made is not null && isDone)
        {
            apply.Count(planned.Change.Action);
        }

        return (isDone, made);

        async Task<string?> CreateAsync(OperationObserver observer)
        {
            var mayExist = apply.MayExistAlready(record.Urn);
            observer.Ticket = await apply.Session.BeginAsync(OperationKind.Creating, record with { Id = "" }, CancellationToken.None);
            ResourceSnapshot snapshot;
            try
            {
                snapshot = await provider.Provider.CreateAsync(
                    new CreateRequest
                    {
                        Type = schema.Token,
                        Inputs = record.Inputs,
                        MayExistAlready = mayExist,
                        IdsInState = apply.IdsOf(schema.Token),
                        Timeout = block.Timeouts.Create,
                        Observer = observer,
                    },
                    cancellationToken);
            }
            catch (ProviderException exception)
            {
                await FailAsync(planned, exception, observer, found);
                return null;
            }

            made = After(record, snapshot);
            made = made with { Created = made.Modified };
            var isProvisioned = made.InitErrors.Count > 0 || await ProvisionAsync(planned, made, found, cancellationToken);
            made = isProvisioned ? made : made with { Taint = true };
            await apply.Session.CompleteAsync(
                observer.Ticket,
                planned.Change.Action == PlannedAction.CreateThenDelete ? StateChange.PutBeside(made, planned.Recorded!) : StateChange.Put(made));
            ReportInitErrors(planned.Change.Address, snapshot, found);
            return isProvisioned ? made.Id : null;
        }
    }

    private async Task<(bool, ResourceState?)> UpdateAsync(
        PlannedInstance planned,
        ConfiguredProvider provider,
        ResourceState prior,
        ResourceState record,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        ResourceState? changed = null;
        var isDone = await apply.ObserveAsync(planned.Change.Address, Operation.Update, prior.Id, UpdateAsync, found);
        if (changed is not null && isDone)
        {
            apply.Count(PlannedAction.Update);
        }

        return (isDone, changed);

        async Task<string?> UpdateAsync(OperationObserver observer)
        {
            observer.Ticket = await apply.Session.BeginAsync(OperationKind.Updating, record, CancellationToken.None);
            ResourceSnapshot snapshot;
            try
            {
                snapshot = await provider.Provider.UpdateAsync(
                    new UpdateRequest
                    {
                        Type = schema.Token,
                        Id = prior.Id,
                        PriorInputs = prior.Inputs,
                        PriorOutputs = prior.Outputs,
                        Inputs = record.Inputs,
                        Timeout = block.Timeouts.Update,
                        Observer = observer,
                    },
                    cancellationToken);
            }
            catch (ProviderException exception)
            {
                await FailAsync(planned, exception, observer, found);
                return null;
            }

            changed = After(record, snapshot);
            await apply.Session.CompleteAsync(observer.Ticket, StateChange.Put(changed));
            ReportInitErrors(planned.Change.Address, snapshot, found);
            return changed.Id;
        }
    }

    /// <summary>What was to be, as the provider says that it has come out.</summary>
    private ResourceState After(ResourceState record, ResourceSnapshot snapshot) => record with
    {
        Id = snapshot.Id,
        Inputs = snapshot.Inputs,
        Outputs = SecretOutputs.Mark(snapshot.Outputs, record.Inputs, record.AdditionalSecretOutputs),
        InitErrors = snapshot.InitErrors,
        Modified = apply.Now,
    };

    private async Task<bool> ProvisionAsync(PlannedInstance planned, ResourceState made, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var address = planned.Change.Address;
        try
        {
            return await LocalExec.RunAsync(
                block.Provisioners.Where(provisioner => !provisioner.RunsOnDestroy),
                () => apply.Context.ContextFor(
                    module, address.Resource.Module, address.Key, planned.Repetition, SchemaValues.InstanceToHcl(made.Outputs, made.Id, schema)),
                apply.Context,
                address,
                found,
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            found.Add(ApplyDiagnostics.NotAwaited(address, block.Span));
            return false;
        }
    }

    // An operation that may have happened stays open in the state: the next run finds out.
    private async Task FailAsync(PlannedInstance planned, ProviderException exception, OperationObserver observer, DiagnosticBag found)
    {
        found.AddRange(ApplyDiagnostics.OfFailure(exception, planned.Change.Address, block.Span));
        if (!exception.MayHaveHappened)
        {
            await apply.Session.AbandonAsync(observer.Ticket!);
        }
    }

    private void ReportInitErrors(InstanceAddress address, ResourceSnapshot snapshot, DiagnosticBag found)
    {
        if (snapshot.InitErrors.Count > 0)
        {
            found.Add(snapshot.IsNotAwaited
                ? ApplyDiagnostics.NotAwaited(address, block.Span)
                : ApplyDiagnostics.DoesNotWork(address, block.Span, snapshot.Id, snapshot.InitErrors));
        }
    }
}
