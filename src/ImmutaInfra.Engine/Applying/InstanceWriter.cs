using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Evaluation;

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
        var context = ContextOf(planned, out var values);
        Conditions.CheckBefore(block, context, address, walk, found);
        var written = inputs.Read(context, found);
        if (found.HasErrors)
        {
            return false;
        }

        var prior = planned.Change.Action == PlannedAction.Create || planned.Change.IsReplacement || planned.Refreshed is { PendingReplacement: true } ? null : planned.Refreshed;
        written = prior is null ? written : IgnoredChanges.Apply(block.Lifecycle.IgnoreChanges, schema.Attributes, written, prior.Inputs);
        var check = provider.Provider.Check(new CheckRequest { Type = schema.Token, Inputs = written, PriorInputs = prior?.Inputs });
        found.AddRange(Placed(check.Problems, address));
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

    private EvaluationContext ContextOf(PlannedInstance planned, out ResourceValues? values)
    {
        // What for_each gives may hold values that were unknown while planning.
        var (address, walk) = (planned.Change.Address, apply.Context);
        values = walk.Values.Resources.GetValueOrDefault(address.Resource);
        return walk.ContextFor(module, address.Resource.Module, address.Key, values?.Repetition ?? planned.Repetition);
    }

    private IEnumerable<Diagnostic> Placed(IEnumerable<CheckProblem> problems, InstanceAddress address) =>
        problems.Select(problem => problem.Diagnostic.Place(address, inputs.PlaceOf(problem.Path) ?? block.Span));

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
}
