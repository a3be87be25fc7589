using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Drift;

/// <summary>Compares a stack with what is really there. Changes nothing, and needs no configuration.</summary>
/// <remarks>Each provider of the state is asked for its list once, also where no resource of it is left;
/// then all resources are read side by side, as many at once as the provider lets through.</remarks>
/// <param name="catalog">The providers that there are.</param>
/// <param name="clock">The time.</param>
public sealed class DriftDetector(IProviderCatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private const double Backoff = 1.5;

    /// <summary>Looks once.</summary>
    /// <remarks>What could not be looked at stands in <see cref="DriftRound.Diagnostics"/>; the rest is looked at all the same.</remarks>
    public async Task<DriftRound> DetectAsync(DriftRequest request, CancellationToken cancellationToken = default)
    {
        var (startedAt, start) = (clock.GetUtcNow(), clock.GetTimestamp());
        await using var providers = new ProviderSet(catalog);
        var prior = new PriorState(request.Snapshot);
        var managed = request.Snapshot.Resources.Where(IsWatched).ToList();
        var known = managed.Where(record => catalog.FindSchema(PackageOf(record))?.FindResource(record.Type) is not null).ToList();
        var round = new RoundBuilder();
        var groups = known.GroupBy(record => (Package: PackageOf(record), record.Provider)).ToList();
        var inUse = groups.Select(group => group.Key.Provider?.Urn).ToHashSet();
        var idle = request.Snapshot.Resources.Where(record =>
            record is { IsProvider: true, Delete: false } && !inUse.Contains(record.Urn) && catalog.FindSchema(PackageOfProvider(record)) is not null);
        await Task.WhenAll([
            .. groups.Select(group => DetectAsync(request, prior, providers, group.Key.Package, group.Key.Provider, [.. group], round, cancellationToken)),
            .. idle.Select(record => DetectAsync(
                request, prior, providers, PackageOfProvider(record), new ProviderReference(record.Urn, record.Id), [], round, cancellationToken))]);
        return round.End(startedAt, clock.GetElapsedTime(start), known.Count, managed.Count - known.Count);
    }

    /// <summary>Whether a record stands for something that should be there now.</summary>
    internal static bool IsWatched(ResourceState record) =>
        record is { IsManaged: true, Delete: false, PendingReplacement: false, Id.Length: > 0, ViewOf: null };

    internal static string PackageOf(ResourceState record) => record.Type.Split(':')[0];

    private static string PackageOfProvider(ResourceState record) => record.Type[ResourceState.ProviderTypePrefix.Length..];

    /// <summary>A provider with the settings that the state remembers, and else the environment's.</summary>
    internal static Task<ConfiguredProvider> ConfigureAsync(
        ProviderSet providers, PriorState prior, string package, ProviderReference? reference, CancellationToken cancellationToken)
    {
        var record = reference is null ? null : prior.Find(reference.Urn);
        return RecordedProviders.ConfigureAsync(
            providers,
            package,
            record ?? new ResourceState
            {
                Urn = reference?.Urn ?? new UrnNaming("drift", "drift").Provider(package, "default"),
                Type = $"{ResourceState.ProviderTypePrefix}{package}",
                Custom = true,
            },
            cancellationToken);
    }

    /// <summary>Looks at what one provider looks after.</summary>
    private async Task DetectAsync(
        DriftRequest request,
        PriorState prior,
        ProviderSet providers,
        string package,
        ProviderReference? reference,
        IReadOnlyList<ResourceState> records,
        RoundBuilder round,
        CancellationToken cancellationToken)
    {
        ConfiguredProvider provider;
        IReadOnlyList<ListedResource>? listed;
        try
        {
            provider = await ConfigureAsync(providers, prior, package, reference, cancellationToken);
            listed = await provider.Provider.ListAsync(cancellationToken);
        }
        catch (DiagnosticException failure)
        {
            // Who cannot even be asked for the list need not be asked a thousand times more.
            round.AddUnread(records, failure.Diagnostics);
            round.LoseList();
            return;
        }

        if (listed is not null)
        {
            round.GainList();
        }

        await Task.WhenAll([
            AddUnmanagedAsync(request, package, provider, listed ?? [], round, cancellationToken),
            .. records.Select(record => LookAtAsync(request, package, provider.Provider, record, round, cancellationToken))]);
    }

    private static async Task AddUnmanagedAsync(
        DriftRequest request, string package, ConfiguredProvider provider, IReadOnlyList<ListedResource> listed, RoundBuilder round, CancellationToken cancellationToken)
    {
        var ours = request.Snapshot.Resources.Where(record => PackageOf(record) == package).Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        var strangers = listed.Where(each => !ours.Contains(each.Id)).ToList();
        if (strangers.Count == 0)
        {
            return;
        }

        IReadOnlySet<(string Package, string Id)> elsewhere;
        try
        {
            elsewhere = await request.ReadManagedAsync(cancellationToken);
        }
        catch (DiagnosticException failure)
        {
            // Without the other stacks nobody knows whose these are.
            round.AddUnread([], failure.Diagnostics);
            round.LoseList();
            return;
        }

        foreach (var stranger in strangers.Where(each => !elsewhere.Contains((package, each.Id))))
        {
            var found = new DriftFinding
            {
                Kind = DriftKind.Unmanaged,
                Name = $"{stranger.Title} (id {stranger.Id})",
                Package = package,
                Type = stranger.Type,
                Id = stranger.Id,
                Schema = provider.Provider.Schema.FindResource(stranger.Type),
                Status = stranger.Status,
            };

            // What is just being made belongs to somebody who has not written it down yet; what was let go of is nobody's.
            if (stranger.Condition == ResourceCondition.Busy)
            {
                round.AddUnread(found.Subject);
            }
            else if (stranger.Condition is not (ResourceCondition.SwitchedOff or ResourceCondition.Gone))
            {
                round.Add(found);
            }
        }
    }

    private async Task LookAtAsync(
        DriftRequest request, string package, IResourceProvider provider, ResourceState record, RoundBuilder round, CancellationToken cancellationToken)
    {
        var schema = provider.Schema.FindResource(record.Type)!;
        var address = UrnNaming.AddressOf(record.Urn, schema.HclType)
            ?? new ResourceAddress(ModuleAddress.Root, ResourceMode.Managed, schema.HclType, record.Urn.Name).Instance();
        try
        {
            var seen = await ObserveAtRestAsync(provider, RequestFor(record), request.Patience, cancellationToken);
            var found = new DriftFinding
            {
                Kind = DriftKind.Changed,
                Name = address.ToString(),
                Address = address,
                Package = package,
                Type = record.Type,
                Id = record.Id,
                Schema = schema,
                Status = seen.Status,
                Recorded = record,
                Observed = seen.Snapshot,
            };
            switch (seen.Condition)
            {
                case ResourceCondition.Gone:
                    round.Add(found with { Kind = DriftKind.Missing });
                    return;
                case ResourceCondition.SwitchedOff:
                    round.Add(found with { Kind = DriftKind.Disabled });
                    return;
                case ResourceCondition.Busy:
                    round.Add(found with { Kind = DriftKind.Busy });
                    round.AddUnread(found.Subject);
                    return;
                case ResourceCondition.Unhealthy:
                    round.Add(found with { Kind = DriftKind.Unhealthy, FailedTests = seen.FailedTests });
                    break;
            }

            if (seen.Snapshot is { } snapshot && Differences(schema, record, snapshot) is { Length: > 0 } changes)
            {
                // How it is doing is told by another finding, and must not make this one look new.
                round.Add(found with { Changes = changes, Status = "" });
            }
        }
        catch (DiagnosticException failure)
        {
            round.AddUnread([record], failure.Diagnostics.Select(diagnostic => diagnostic.Place(address, null)));
        }
    }

    internal static ReadRequest RequestFor(ResourceState record) =>
        new() { Type = record.Type, Id = record.Id, PriorInputs = record.Inputs, PriorOutputs = record.Outputs };

    /// <summary>What differs in the inputs, and in keys that the server makes.</summary>
    private static ImmutableArray<AttributeChange> Differences(ResourceSchema schema, ResourceState record, ResourceSnapshot snapshot) =>
    [
        .. ResourceDiff.Between(schema.Attributes, record.Inputs, snapshot.Inputs, deleteFirst: false).Changes,
        .. from attribute in schema.Attributes
           where attribute is { IsComputed: true, IsSecret: true }
           let before = record.Outputs[attribute.Name]
           let after = snapshot.Outputs[attribute.Name]
           where !before.IsNull && !after.IsNull && !before.IsKnownToEqual(after)
           select new AttributeChange(Core.Values.PropertyPath.Root.Member(attribute.Name), ChangeKind.Update, before, after, null)
    ];

    private async Task<ResourceObservation> ObserveAtRestAsync(
        IResourceProvider provider, ReadRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        var giveUpAt = clock.GetUtcNow() + patience;
        for (var wait = FirstWait; ; wait = wait * Backoff > LongestWait ? LongestWait : wait * Backoff)
        {
            var seen = await provider.ObserveAsync(request, cancellationToken);
            if (seen.Condition != ResourceCondition.Busy || clock.GetUtcNow() + wait > giveUpAt)
            {
                return seen;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }
}
