using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Makes, changes or keeps instances of one block, as planned, and writes the state.</summary>
internal sealed partial class InstanceWriter(ApplyWalk apply, ModuleConfiguration module, ResourceConfiguration block, ResourceSchema schema, BlockInputs inputs)
{
    /// <summary>Does what is planned for an instance.</summary>
    /// <returns>Whether it went well; if not, the messages are among those of the walk.</returns>
    public async Task<bool> WriteAsync(PlannedInstance planned, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var isDone = await WriteAsync(planned, found, cancellationToken);
        apply.Context.Diagnostics.AddRange(found);
        return isDone;
    }

    private async Task<bool> WriteAsync(PlannedInstance planned, DiagnosticBag found, CancellationToken cancellationToken)
    {
        if (planned.Change is { ImportId: not null, IsReplacement: false })
        {
            if (await ImportAsync(planned, found) is not { } imported)
            {
                return false;
            }

            if (planned.IsOnlyImported)
            {
                return true;
            }

            planned = planned with { Recorded = imported, Refreshed = imported };
        }

        var address = planned.Change.Address;
        var walk = apply.Context;
        var provider = walk.Providers.Get(planned.Provider);
        var context = walk.ContextFor(module, address.Resource.Module, address.Key, planned.Repetition);
        if (walk.Values.Resources.TryGetValue(address.Resource, out var values))
        {
            // What for_each gives may hold values that were unknown while planning.
            context = walk.ContextFor(module, address.Resource.Module, address.Key, values.Repetition);
        }

        Conditions.CheckBefore(block, context, address, walk, found);
        var written = inputs.Read(context, found);
        if (found.HasErrors)
        {
            return false;
        }

        var prior = planned.Change.Action == PlannedAction.Create || planned.Change.IsReplacement || planned.Refreshed is { PendingReplacement: true } ? null : planned.Refreshed;
        written = prior is null ? written : IgnoredChanges.Apply(block.Lifecycle.IgnoreChanges, schema.Attributes, written, prior.Inputs);
        var check = provider.Provider.Check(new CheckRequest { Type = schema.Token, Inputs = written, PriorInputs = prior?.Inputs });
        found.AddRange(check.Problems.Select(problem => problem.Diagnostic.Place(address, inputs.PlaceOf(problem.Path) ?? block.Span)));
        if (!found.HasErrors && !PlannedValues.Allow(planned.Change.Inputs!, check.Inputs, out var path))
        {
            found.Add(ApplyDiagnostics.InconsistentInputs(address, inputs.PlaceOf(path) ?? block.Span, path));
        }

        if (found.HasErrors)
        {
            return false;
        }

        await apply.Modules.PutAsync(address.Resource.Module);
        var options = InstanceOptionsReader.Read(block, schema, address, apply.Naming, context, found);
        var record = Describe(planned, provider, check.Inputs, ReplaceTriggers.Read(block, context, found), options, context);
        var (isDone, state) = planned.Change.Action switch
        {
            PlannedAction.NoOp => (true, await KeepAsync(planned, record)),
            PlannedAction.Update when HasBecomeSame(planned, provider, prior!, check.Inputs) => (true, await KeepAsync(planned, record)),
            PlannedAction.Update => await UpdateAsync(planned, provider, prior!, record, found, cancellationToken),
            _ => await CreateAsync(planned, provider, record, found, cancellationToken),
        };
        if (state is null)
        {
            return false;
        }

        var value = SchemaValues.InstanceToHcl(state.Outputs, state.Id, schema);
        values!.Set(address.Key, value);
        Conditions.CheckAfter(block, walk.ContextFor(module, address.Resource.Module, address.Key, values.Repetition, value), address, walk, found);
        return isDone && !found.HasErrors;
    }

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

    // What was unknown to the plan has come out as it was before: as in Terraform, nothing is done then.
    private bool HasBecomeSame(PlannedInstance planned, ConfiguredProvider provider, ResourceState prior, ObjectValue wanted) =>
        planned.Change.Inputs!.HasUnknowns
        && prior.InitErrors.Count == 0
        && provider.Provider.Diff(new DiffRequest
        {
            Type = schema.Token,
            Id = prior.Id,
            PriorInputs = prior.Inputs,
            PriorOutputs = prior.Outputs,
            Inputs = wanted,
        }).Action == ResourceAction.None;

    private async Task<ResourceState> KeepAsync(PlannedInstance planned, ResourceState record)
    {
        var refreshed = planned.Refreshed!;
        var kept = record with
        {
            Inputs = refreshed.Inputs.Equals(record.Inputs) ? refreshed.Inputs : record.Inputs,
            Outputs = SecretOutputs.Mark(refreshed.Outputs, record.Inputs, record.AdditionalSecretOutputs),
            Modified = refreshed.Modified,
        };
        if (RecordComparison.AreSame(kept, planned.Recorded!))
        {
            await apply.Session.KeepAsync(planned.Recorded!);
            return planned.Recorded!;
        }

        await apply.Session.ChangeAsync(StateChange.Put(kept));
        return kept;
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
            try
            {
                var snapshot = await provider.Provider.CreateAsync(
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
                made = record with
                {
                    Id = snapshot.Id,
                    Inputs = snapshot.Inputs,
                    Outputs = SecretOutputs.Mark(snapshot.Outputs, record.Inputs, record.AdditionalSecretOutputs),
                    InitErrors = snapshot.InitErrors,
                    Created = apply.Now,
                    Modified = apply.Now,
                };
            }
            catch (ProviderException exception)
            {
                await FailAsync(planned, exception, observer, found);
                return null;
            }

            var isProvisioned = made.InitErrors.Count > 0 || await ProvisionAsync(planned, made, found, cancellationToken);
            made = isProvisioned ? made : made with { Taint = true };
            await apply.Session.CompleteAsync(
                observer.Ticket,
                planned.Change.Action == PlannedAction.CreateThenDelete ? StateChange.PutBeside(made, planned.Recorded!) : StateChange.Put(made));
            ReportInitErrors(planned.Change.Address, made, found);
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
            try
            {
                var snapshot = await provider.Provider.UpdateAsync(
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
                changed = record with
                {
                    Id = snapshot.Id,
                    Inputs = snapshot.Inputs,
                    Outputs = SecretOutputs.Mark(snapshot.Outputs, record.Inputs, record.AdditionalSecretOutputs),
                    InitErrors = snapshot.InitErrors,
                    Modified = apply.Now,
                };
            }
            catch (ProviderException exception)
            {
                await FailAsync(planned, exception, observer, found);
                return null;
            }

            await apply.Session.CompleteAsync(observer.Ticket, StateChange.Put(changed));
            ReportInitErrors(planned.Change.Address, changed, found);
            return changed.Id;
        }
    }

    private Task<bool> ProvisionAsync(PlannedInstance planned, ResourceState made, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var address = planned.Change.Address;
        return LocalExec.RunAsync(
            block.Provisioners.Where(provisioner => !provisioner.RunsOnDestroy),
            () => apply.Context.ContextFor(
                module, address.Resource.Module, address.Key, planned.Repetition, SchemaValues.InstanceToHcl(made.Outputs, made.Id, schema)),
            apply.Context,
            address,
            found,
            cancellationToken);
    }

    // An operation that may have happened stays open in the state: the next run finds out.
    private async Task FailAsync(PlannedInstance planned, ProviderException exception, OperationObserver observer, DiagnosticBag found)
    {
        found.AddRange(exception.Diagnostics.Select(diagnostic => diagnostic.Place(planned.Change.Address, block.Span)));
        if (!exception.MayHaveHappened)
        {
            await apply.Session.AbandonAsync(observer.Ticket!);
        }
    }

    private void ReportInitErrors(InstanceAddress address, ResourceState state, DiagnosticBag found)
    {
        if (state.InitErrors.Count > 0)
        {
            found.Add(ApplyDiagnostics.DoesNotWork(address, block.Span, state.Id, state.InitErrors));
        }
    }
}
