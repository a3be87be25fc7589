using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Plans one instance of a resource: reads what is there, compares it with what is wanted, asks the provider what it takes.</summary>
internal sealed partial class InstancePlanner(
    PlanWalk walk, ResourceConfiguration block, ModuleConfiguration module, ResourceSchema schema, ProviderKey providerKey, BlockInputs inputs)
{
    /// <summary>Plans the instance.</summary>
    /// <param name="address">The instance.</param>
    /// <param name="repetition">Where its key comes from.</param>
    /// <param name="found">Takes the messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan and the value that references see; null after an error.</returns>
    public async Task<(PlannedInstance Planned, HclValue Value)?> PlanAsync(
        InstanceAddress address, Repetition repetition, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var own = new DiagnosticBag();
        var context = walk.Context.ContextFor(module, address.Resource.Module, address.Key, repetition);
        var options = InstanceOptionsReader.Read(block, schema, address, walk.Naming, context, own);
        var (urn, recorded, former) = Claim(address, options);
        var provider = walk.Context.Providers.Get(providerKey);

        Conditions.CheckBefore(block, context, address, walk.Context, own);
        var written = inputs.Read(context, own);
        if (own.HasErrors)
        {
            found.AddRange(own);
            return null;
        }

        var isCommanded = walk.Options.Imports.TryGetValue(address, out var commanded);
        if (isCommanded && recorded is not null)
        {
            found.Add(PlanDiagnostics.ImportOfKnown(address, recorded.Id));
            return null;
        }

        if (recorded is null or { PendingReplacement: true } && !isCommanded)
        {
            recorded = await walk.Lost.FindAsync(urn, isWanted: true, provider, own, cancellationToken) ?? recorded;
            if (own.HasErrors)
            {
                found.AddRange(own);
                return null;
            }
        }

        // Who has it already needs no import, and the block may stay.
        var wantedImport = commanded ?? (walk.Imports.TryGetValue(address, out var wanted) ? wanted.Id : options.ImportId);
        var import = recorded is null ? wantedImport : null;
        var refreshed = import is null
            ? await RefreshAsync(address, recorded, provider, own, cancellationToken)
            : await ReadImportAsync(address, urn, import, provider, own, cancellationToken);
        if (refreshed is null && recorded is { PendingReplacement: false }
            && await walk.Lost.FindAsync(urn, isWanted: true, provider, own, cancellationToken) is { } madeAnew)
        {
            // It is gone, and an interrupted run has made it anew already.
            recorded = refreshed = madeAnew;
        }

        var isTriggered = !isCommanded && ReplaceTriggers.Fire(block, context, address.Resource.Module, walk, own);
        var prior = refreshed is { PendingReplacement: true } ? null : refreshed;
        var asNew = written;
        written = prior is null ? written : IgnoredChanges.Apply(block.Lifecycle.IgnoreChanges, schema.Attributes, written, prior.Inputs);

        var check = provider.Provider.Check(new CheckRequest { Type = schema.Token, Inputs = written, PriorInputs = prior?.Inputs });
        if (!isCommanded)
        {
            // A block may be written after the command has been given: until then it need not be whole.
            own.AddRange(check.Problems.Select(problem => problem.Diagnostic.Place(address, inputs.PlaceOf(problem.Path) ?? block.Span)));
        }

        if (own.HasErrors)
        {
            found.AddRange(own);
            return null;
        }

        if (import is not null && refreshed is not null)
        {
            refreshed = WithHidden(refreshed, check.Inputs);
            prior = refreshed;
            if (isCommanded)
            {
                found.AddRange(own);
                return OnlyImported(address, urn, refreshed, import, repetition);
            }
        }

        // A replacement is a new object: nothing of the old one is left to be kept as it is.
        var forNew = ReferenceEquals(asNew, written) ? check.Inputs : provider.Provider.Check(new CheckRequest { Type = schema.Token, Inputs = asNew }).Inputs;
        var change = await DecideAsync(address, urn, recorded, prior, check.Inputs, forNew, provider, isTriggered, options, own, cancellationToken);
        found.AddRange(own);
        if (own.HasErrors || change is null)
        {
            return null;
        }

        if (change.IsReplacement)
        {
            walk.Lost.LeaveToCreation(urn, change.Inputs!, provider.Provider);
        }

        change = WithOptions(change, prior, options, former);
        var value = SchemaValues.InstanceToHcl(change.After!, change.Action is PlannedAction.NoOp or PlannedAction.Update ? change.Id : null, schema);
        Conditions.CheckAfter(block, walk.Context.ContextFor(module, address.Resource.Module, address.Key, repetition, value), address, walk.Context, found);
        var planned = new PlannedInstance
        {
            Change = change with { ImportId = import },
            Provider = providerKey,
            Block = block,
            Module = module,
            Repetition = repetition,
            Recorded = import is null ? recorded : refreshed,
            Refreshed = refreshed,
            FormerUrn = former?.Urn,
            WantedImportId = wantedImport,
        };
        return (planned, value);
    }

    private async Task<ResourceState?> RefreshAsync(
        InstanceAddress address, ResourceState? recorded, ConfiguredProvider provider, DiagnosticBag found, CancellationToken cancellationToken)
    {
        if (recorded is null || recorded.PendingReplacement || !walk.Options.Refresh || provider.Inputs.HasUnknowns)
        {
            return recorded;
        }

        return await Refresher.RefreshAsync(walk, address, schema, recorded, provider, block.Timeouts.Read, block.Span, found, cancellationToken);
    }

    private async Task<ResourceChange?> DecideAsync(
        InstanceAddress address,
        Urn urn,
        ResourceState? recorded,
        ResourceState? prior,
        ObjectValue wanted,
        ObjectValue forNew,
        ConfiguredProvider provider,
        bool isTriggered,
        InstanceOptions options,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        var change = new ResourceChange
        {
            Address = address,
            Urn = urn,
            Schema = schema,
            Package = providerKey.Package,
            Action = PlannedAction.Create,
            Inputs = wanted,
        };

        try
        {
            if (prior is null)
            {
                return change with
                {
                    Reason = recorded is { PendingReplacement: true } ? ActionReason.FinishInterruptedReplacement : ActionReason.None,
                    After = await PreviewCreateAsync(address, provider, wanted, replacedId: null, found, cancellationToken),
                    Changes = Additions(wanted),
                };
            }

            change = change with { Id = prior.Id, Before = prior.Outputs };
            var diff = provider.Provider.Diff(new DiffRequest
            {
                Type = schema.Token,
                Id = prior.Id,
                PriorInputs = prior.Inputs,
                PriorOutputs = prior.Outputs,
                Inputs = wanted,
            });
            diff = ReplacedByOption(diff, options);
            var reason = Reason(address, prior, diff, isTriggered);
            change = change with { Reason = reason, Changes = diff.Changes };
            return (diff.Action, reason) switch
            {
                (_, ActionReason.ReplaceBecauseCannotUpdate or ActionReason.ReplaceBecauseTainted or ActionReason.ReplaceByRequest or ActionReason.ReplaceByTriggers) =>
                    await AllowedToDeleteAsync(address, provider, change with
                    {
                        Action = walk.CreatedFirst.Contains(block) ? PlannedAction.CreateThenDelete : PlannedAction.DeleteThenCreate,
                        Inputs = forNew,
                        After = await PreviewCreateAsync(address, provider, forNew, prior.Id, found, cancellationToken),
                    }, prior, options, found, cancellationToken),
                (ResourceAction.Update, _) or (_, ActionReason.RepairFailedCreation) => change with
                {
                    Action = PlannedAction.Update,
                    After = await PreviewUpdateAsync(address, provider, prior, wanted, found, cancellationToken),
                },
                _ => change with { Action = PlannedAction.NoOp, After = prior.Outputs },
            };
        }
        catch (ProviderException exception)
        {
            found.AddRange(exception.Diagnostics.Select(diagnostic => diagnostic.Place(address, block.Span)));
            return null;
        }
    }

    private ActionReason Reason(InstanceAddress address, ResourceState prior, ResourceDiff diff, bool isTriggered) =>
        walk.Options.Replace.Contains(address) ? ActionReason.ReplaceByRequest
        : prior.Taint ? ActionReason.ReplaceBecauseTainted
        : diff.Action == ResourceAction.Replace ? ActionReason.ReplaceBecauseCannotUpdate
        : isTriggered ? ActionReason.ReplaceByTriggers
        : prior.InitErrors.Count > 0 ? ActionReason.RepairFailedCreation
        : ActionReason.None;

    private async Task<ResourceChange?> AllowedToDeleteAsync(
        InstanceAddress address,
        ConfiguredProvider provider,
        ResourceChange change,
        ResourceState prior,
        InstanceOptions options,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        if (block.Lifecycle.PreventDestroy)
        {
            found.Add(PlanDiagnostics.DestroyPrevented(address, block.Span, "replaced"));
            return null;
        }

        // Unprotecting and replacing go together only where the block says so.
        if (options.Protect ?? prior.Protect)
        {
            found.Add(PlanDiagnostics.Protected(address, change.Urn, block.Span, "replaced"));
            return null;
        }

        // What is kept needs no credentials to be deleted with.
        if (!options.RetainOnDelete)
        {
            await Deletions.TestAsync(walk, provider, prior, address, block.Span, found, cancellationToken);
        }

        return change;
    }

    private async Task<ObjectValue> PreviewCreateAsync(
        InstanceAddress address,
        ConfiguredProvider provider,
        ObjectValue wanted,
        string? replacedId,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        var request = new CreateRequest
        {
            Type = schema.Token,
            Inputs = wanted,
            IsPreview = true,
            ReplacedId = replacedId,
            Timeout = block.Timeouts.Create,
            Observer = new PreviewObserver(address, block.Span, found),
        };
        return (await walk.CallAsync(provider.Provider, called => called.CreateAsync(request, cancellationToken), cancellationToken)).Outputs;
    }

    private async Task<ObjectValue> PreviewUpdateAsync(
        InstanceAddress address,
        ConfiguredProvider provider,
        ResourceState prior,
        ObjectValue wanted,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        var request = new UpdateRequest
        {
            Type = schema.Token,
            Id = prior.Id,
            PriorInputs = prior.Inputs,
            PriorOutputs = prior.Outputs,
            Inputs = wanted,
            IsPreview = true,
            Timeout = block.Timeouts.Update,
            Observer = new PreviewObserver(address, block.Span, found),
        };
        return (await walk.CallAsync(provider.Provider, called => called.UpdateAsync(request, cancellationToken), cancellationToken)).Outputs;
    }

    private static ImmutableArray<AttributeChange> Additions(ObjectValue wanted) =>
        [.. wanted.Select(input => new AttributeChange(PropertyPath.Root.Member(input.Key), ChangeKind.Add, Value.Null, input.Value, null))];
}
