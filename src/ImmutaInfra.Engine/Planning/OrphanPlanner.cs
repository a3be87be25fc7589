using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Plans what the state has and no block wants: deletions, and in a refresh-only plan nothing but reading.</summary>
/// <param name="plan">The plan so far; every block has claimed what is its own.</param>
internal sealed class OrphanPlanner(PlanWalk plan)
{
    private readonly HashSet<ProviderReference> _broken = [];
    private readonly RemovalRules _removals = new(plan.Context.Wanted);
    private readonly Dictionary<ProviderReference, (ProviderKey Key, ConfiguredProvider Provider)?> _providers = [];

    /// <summary>Plans every orphan.</summary>
    public async Task<IReadOnlyList<PlannedInstance>> PlanAsync(CancellationToken cancellationToken)
    {
        var planning = new List<Task<PlannedInstance?>>();
        var follows = plan.Options.Mode == PlanMode.Destroy && plan.Options is not { Targets.Count: 0, Excludes.Count: 0 };
        var selection = follows ? new DestroySelection(plan.Options, plan.Prior.Snapshot.Resources, AddressOf) : null;
        var lost = await FindLostAsync(cancellationToken);
        var found = lost.Where(record => !record.Delete).Select(record => record.Urn).ToHashSet();
        foreach (var (recorded, isLeftover) in plan.Prior.Orphans.Where(orphan => !found.Contains(orphan.Urn)).Select(orphan => (orphan, false))
            .Concat(plan.Prior.Leftovers.Select(old => (old, true)))
            .Concat(lost.Select(record => (record, record.Delete))))
        {
            if (await FindProviderAsync(recorded, cancellationToken) is not var (key, provider))
            {
                if (recorded.Provider is { } reference && _broken.Contains(reference))
                {
                    continue; // why has been said
                }

                plan.Context.Diagnostics.Add(PlanDiagnostics.OrphanWithoutSchema(recorded.Urn.ToString(), recorded.Type));
                continue;
            }

            var schema = provider.Provider.Schema.FindResource(recorded.Type);
            if (schema is null || UrnNaming.AddressOf(recorded, schema.HclType) is not { } named)
            {
                plan.Context.Diagnostics.Add(PlanDiagnostics.OrphanWithoutSchema(recorded.Urn.ToString(), recorded.Type));
                continue;
            }

            var address = Spelled(named, schema);
            if (selection?.Includes(recorded.Urn) ?? plan.IsWanted(address))
            {
                planning.Add(PlanAsync(address, recorded, isLeftover, schema, key, provider, cancellationToken));
            }
        }

        return [.. (await Task.WhenAll(planning)).OfType<PlannedInstance>()];
    }

    /// <summary>What interrupted runs have created and no block has asked for. Beside a live resource, it is an old object.</summary>
    private async Task<IReadOnlyList<ResourceState>> FindLostAsync(CancellationToken cancellationToken)
    {
        var found = new List<ResourceState>();
        foreach (var pending in plan.Lost.Unasked.ToList())
        {
            if (AddressOf(pending.Resource) is not { } address || !plan.IsWanted(address) || !plan.Options.Refresh
                || await FindProviderAsync(pending.Resource, cancellationToken) is not var (_, provider))
            {
                plan.Context.Diagnostics.Add(PlanDiagnostics.UnsettledCreation(pending.Resource.Urn.ToString(), pending.Resource.Type));
            }
            else if (await plan.Lost.FindAsync(pending.Resource.Urn, isWanted: false, provider, plan.Context.Diagnostics, cancellationToken) is { } record)
            {
                found.Add(plan.Prior.Find(record.Urn) is { PendingReplacement: false } ? record with { Delete = true } : record);
            }
        }

        return found;
    }

    private async Task<PlannedInstance?> PlanAsync(
        InstanceAddress address,
        ResourceState recorded,
        bool isLeftover,
        ResourceSchema schema,
        ProviderKey key,
        ConfiguredProvider provider,
        CancellationToken cancellationToken)
    {
        var isRefreshOnly = plan.Options.Mode == PlanMode.RefreshOnly;
        var removed = isRefreshOnly || plan.Options.Mode == PlanMode.Destroy ? null : _removals.Find(address);
        var refreshed = plan.Refreshed.TryGetValue(recorded.Urn, out var found) && !isLeftover ? found
            : plan.Options.Refresh && !isLeftover && removed is not { Destroys: false } && !recorded.PendingReplacement && !provider.Inputs.HasUnknowns
                ? await Refresher.RefreshAsync(plan, address, schema, recorded, provider, timeout: null, place: null, plan.Context.Diagnostics, cancellationToken)
                : recorded;
        var block = BlockOf(address);
        var isGone = refreshed is null || recorded.PendingReplacement;
        var action = isGone || (recorded.RetainOnDelete && !isRefreshOnly) || removed is { Destroys: false } ? PlannedAction.Forget
            : isRefreshOnly ? PlannedAction.NoOp
            : PlannedAction.Delete;
        var hasOwnReason = !isLeftover && plan.Options.Mode == PlanMode.Normal && (isGone || action == PlannedAction.Delete || removed is not null);
        if (action == PlannedAction.Delete && !isLeftover && IsKept(address, recorded, block))
        {
            return null;
        }

        if (action == PlannedAction.Delete)
        {
            await Deletions.TestAsync(plan, provider, refreshed!, address, block?.Span, plan.Context.Diagnostics, cancellationToken);
        }

        return new PlannedInstance
        {
            Provider = key,
            Block = block,
            Recorded = recorded,
            Refreshed = refreshed,
            Change = new ResourceChange
            {
                Address = address,
                Urn = recorded.Urn,
                Schema = schema,
                Package = key.Package,
                Action = action,
                Reason = hasOwnReason ? Reason(address, plan.Moves.PreviousAddressOf(recorded.Urn) is not null, block) : ActionReason.None,
                Id = recorded.Id,
                Before = (refreshed ?? recorded).Outputs,
                After = isRefreshOnly ? refreshed?.Outputs : null,
                Notes = isLeftover ? ["An old object that an interrupted replacement left behind."] : [],
            },
        };
    }

    private ResourceConfiguration? BlockOf(InstanceAddress address) =>
        plan.Context.Wanted.Find(address.Resource.Module)?.FindResource(address.Resource);

    // Says so where something stands against a deletion.
    private bool IsKept(InstanceAddress address, ResourceState recorded, ResourceConfiguration? block)
    {
        if (block is { Lifecycle.PreventDestroy: true })
        {
            plan.Context.Diagnostics.Add(PlanDiagnostics.DestroyPrevented(address, block.Span, "destroyed"));
            return true;
        }

        if (recorded.Protect || IsInProtectedModule(address, recorded))
        {
            plan.Context.Diagnostics.Add(PlanDiagnostics.Protected(address, recorded.Urn, block?.Span, "destroyed"));
            return true;
        }

        return false;
    }

    // A component goes with the last of what is in it. In a module that stays, resources come and go.
    private bool IsInProtectedModule(InstanceAddress address, ResourceState recorded)
    {
        if (plan.Options.Mode != PlanMode.Destroy && plan.Context.Values.HasInstance(address.Resource.Module))
        {
            return false;
        }

        for (var component = recorded.Parent is { } parent ? plan.Prior.Find(parent) : null;
            component is { Custom: false, Parent: { } outer };
            component = plan.Prior.Find(outer))
        {
            if (component.Protect)
            {
                return true;
            }
        }

        return false;
    }

    private ActionReason Reason(InstanceAddress address, bool hasMoved, ResourceConfiguration? block) => (block?.Count, block?.ForEach, address.Key) switch
    {
        _ when block is null => hasMoved ? ActionReason.DeleteBecauseNoMoveTarget : ActionReason.DeleteBecauseNoResourceConfiguration,
        _ when !plan.Context.Values.HasInstance(address.Resource.Module) => ActionReason.DeleteBecauseNoModule,
        ({ }, _, { Index: not null }) => ActionReason.DeleteBecauseCountIndex,
        (_, { }, { Name: not null }) => ActionReason.DeleteBecauseEachKey,
        _ => ActionReason.DeleteBecauseWrongRepetition,
    };

    private InstanceAddress? AddressOf(ResourceState recorded)
    {
        var schema = plan.Context.Providers.FindSchema(recorded.Type[..recorded.Type.IndexOf(':', StringComparison.Ordinal)])?.FindResource(recorded.Type);
        return schema is null || UrnNaming.AddressOf(recorded, schema.HclType) is not { } address ? null : Spelled(address, schema);
    }

    // As the user writes the type in the block that is still there, or as the documentation does.
    private InstanceAddress Spelled(InstanceAddress address, ResourceSchema schema) =>
        new((address.Resource with { Type = BlockOf(address)?.Type ?? schema.HclType }), address.Key);

    private async Task<(ProviderKey Key, ConfiguredProvider Provider)?> ConfigureAsync(
        ProviderKey key, string package, ProviderReference reference, ResourceState state, CancellationToken cancellationToken)
    {
        try
        {
            return (key, await RecordedProviders.ConfigureAsync(plan.Context.Providers, package, state, cancellationToken));
        }
        catch (DiagnosticException exception)
        {
            _broken.Add(reference);
            plan.Context.Diagnostics.AddRange(exception.Diagnostics);
            return null;
        }
    }

    // The provider as it is configured now; where its block is gone, as the state remembers it.
    private async Task<(ProviderKey Key, ConfiguredProvider Provider)?> FindProviderAsync(ResourceState recorded, CancellationToken cancellationToken)
    {
        if (recorded.Provider is not { } reference)
        {
            return null;
        }

        if (!_providers.TryGetValue(reference, out var known))
        {
            var package = reference.Urn.Type[(reference.Urn.Type.LastIndexOf(':') + 1)..];
            var key = RecordedProviders.KeyOf(reference.Urn, package);
            known = plan.Context.Providers.FindConfigured(reference.Urn)
                ?? (plan.Context.Providers.FindSchema(package) is null || plan.Prior.Find(reference.Urn) is not { } state
                    ? null
                    : await ConfigureAsync(key, package, reference, state, cancellationToken));
            if (known is var (newKey, provider))
            {
                plan.Context.Providers.Set(newKey, provider);
            }

            _providers[reference] = known;
        }

        return known;
    }
}
