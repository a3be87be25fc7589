using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Keeps the records that belong to nobody's block: the stack's own, with the outputs, and the providers'.</summary>
internal sealed class StackLedger(StackSession session, PriorState prior, UrnNaming naming, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Urn, bool> _put = [];
    private int _created;
    private int _same;

    /// <summary>Puts the stack's own record where there is none yet. It comes before everything else.</summary>
    public async Task PutStackAsync(bool willHaveResources)
    {
        if (prior.Find(naming.Stack) is { } recorded)
        {
            await session.KeepAsync(recorded);
            _same++;
        }
        else if (willHaveResources)
        {
            var now = Timestamp.Utc(clock.GetUtcNow());
            await session.ChangeAsync(StateChange.Put(
                new ResourceState { Urn = naming.Stack, Custom = false, Type = Urn.StackType, Created = now, Modified = now }));
            _created++;
        }
    }

    /// <summary>Puts a provider's record, before anything that it looks after.</summary>
    public async Task PutProviderAsync(ConfiguredProvider provider)
    {
        var recorded = prior.Find(provider.State.Urn);
        _put[provider.State.Urn] = true;
        if (recorded is not null && RecordComparison.AreSame(recorded, provider.State))
        {
            await session.KeepAsync(recorded);
            Interlocked.Increment(ref _same);
            return;
        }

        await session.ChangeAsync(StateChange.Put(provider.State));
        _ = recorded is null ? Interlocked.Increment(ref _created) : Interlocked.Increment(ref _same);
    }

    /// <summary>Writes the outputs, drops providers that look after nothing any more, and ends the run.</summary>
    public async Task CloseAsync(IReadOnlyList<OutputChange> outputs, IReadOnlyList<CheckOutcome> checks, bool succeeded, ChangeCounts done, PlanMode mode)
    {
        var current = await session.GetCurrentAsync();
        var resources = current.Resources;
        if (mode == PlanMode.Destroy && current.PendingOperations.Count == 0 && !resources.Any(resource => resource.IsManaged))
        {
            await session.ChangeAsync(new StateChange { Removes = [.. resources.Reverse().Select(resource => resource.Key)] });
        }
        else
        {
            await RemoveIdleProvidersAsync(current);
            await WriteOutputsAsync(outputs, mode == PlanMode.Normal ? checks : null);
        }

        await session.FinishAsync(new RunSummary
        {
            Kind = mode switch { PlanMode.Destroy => RunKind.Destroy, PlanMode.RefreshOnly => RunKind.Refresh, _ => RunKind.Update },
            Succeeded = succeeded,
            ResourceChanges = Words(done),
        });
    }

    private async Task RemoveIdleProvidersAsync(StackSnapshot current)
    {
        // What may have been created needs its provider to be found again.
        var busy = current.Resources.Concat(current.PendingOperations.Select(operation => operation.Resource)).Select(resource => resource.Provider?.Urn).ToHashSet();
        var idle = current.Resources
            .Where(resource => resource.IsProvider && !busy.Contains(resource.Urn) && !_put.ContainsKey(resource.Urn))
            .Select(resource => resource.Key)
            .ToList();
        if (idle.Count > 0)
        {
            await session.ChangeAsync(new StateChange { Removes = idle });
        }
    }

    private async Task WriteOutputsAsync(IReadOnlyList<OutputChange> outputs, IReadOnlyList<CheckOutcome>? checks)
    {
        var stack = (await session.GetCurrentAsync()).Resources.FirstOrDefault(resource => resource.Urn == naming.Stack);
        var wanted = new ObjectValue(
            from output in outputs
            let value = output.After is { HasUnknowns: true } ? output.Before : output.After // what could not be worked out stays as it was
            where value is { IsNull: false }
            select KeyValuePair.Create(output.Name, value));
        if (stack is null)
        {
            return;
        }

        // A run that asks no conditions keeps what the one before it noted.
        var written = RunNotes.Of(outputs, checks ?? RunNotes.Read(stack).Checks).Write(stack with { Outputs = wanted });
        if (!stack.Outputs.Equals(wanted) || !stack.Verbatim.SequenceEqual(written.Verbatim))
        {
            await session.ChangeAsync(new StateChange { Rewrites = [(stack.Key, written)] });
        }
    }

    private Dictionary<string, int> Words(ChangeCounts done)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["create"] = done.Add + _created,
            ["update"] = done.Change,
            ["replace"] = done.Replace,
            ["delete"] = done.Destroy,
            ["import"] = done.Import,
            ["same"] = _same,
        };
        return words.Where(word => word.Value > 0).ToDictionary(StringComparer.Ordinal);
    }
}
