using System.Collections.Concurrent;
using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Cli.Engines;

/// <content>What is there and not looked after.</content>
internal sealed partial class StackEngine
{
    private const string Package = "immuta";

    /// <inheritdoc/>
    public async Task<DiscoveredTenant> DiscoverAsync(string folder, IEngineObserver observer, Interrupts interrupts)
    {
        var found = new DiagnosticBag();
        var wanted = LoadOrNone(_request.Directory, found);
        var target = folder == _request.Directory ? wanted : LoadOrNone(folder, found);
        ThrowIfErrors(found);

        var state = await ReadStateAsync(interrupts.Gently);
        var managed = await ReadManagedAsync(interrupts.Gently);
        var known = managed.Where(one => one.Package == Package).Select(one => one.Id)
            .Concat(ImportedIds(wanted)).Concat(ImportedIds(target)).ToHashSet(StringComparer.Ordinal);
        var resources = new ConcurrentBag<DiscoveredResource>();
        var unknown = new List<(string, string)>();
        var listed = 0;
        await AskProviderAsync(wanted, found, observer, async (provider, cancellationToken) =>
        {
            var all = (await provider.ListAsync(cancellationToken) ?? [])
                .Where(one => one.Condition is not (ResourceCondition.Gone or ResourceCondition.SwitchedOff)).ToList();
            listed = all.Count;
            unknown.AddRange(all.Where(one => one.Type.Length == 0).Select(one => (one.Id, one.Title)));
            await Parallel.ForEachAsync(
                all.Where(one => one.Type.Length > 0 && !known.Contains(one.Id)),
                new ParallelOptions { MaxDegreeOfParallelism = _request.Parallelism, CancellationToken = cancellationToken },
                async (one, token) =>
                {
                    if (await provider.ReadAsync(new ReadRequest { Type = one.Type, Id = one.Id }, token) is { } snapshot)
                    {
                        resources.Add(new DiscoveredResource(provider.Schema.FindResource(one.Type)!, one.Id, snapshot.Inputs, one.Status));
                    }
                });
        }, interrupts.Gently);
        return new DiscoveredTenant
        {
            Resources = [.. resources.OrderBy(resource => long.Parse(resource.Id, CultureInfo.InvariantCulture))],
            Managed = listed - resources.Count - unknown.Count,
            Unknown = unknown,
            TakenAddresses = state.Resources.Select(resource => resource.Address.Resource.ToString())
                .Concat(target?.Root.Resources.Keys ?? []).ToHashSet(StringComparer.Ordinal),
            TakenVariables = (target?.Root.Variables.Keys ?? []).ToHashSet(StringComparer.Ordinal),
            HasConfiguration = target is not null,
        };
    }

    /// <summary>Asks the provider of the configuration, as far as that has one, whatever its resources are.</summary>
    private async Task AskProviderAsync(
        ConfigurationTree? wanted, DiagnosticBag found, IEngineObserver observer, Func<IResourceProvider, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        var variables = wanted is null
            ? new Dictionary<string, VariableOrigin>()
            : new VariableFiles(_request.WorkingDirectory) { StandardInput = _request.StandardInput }.Gather(wanted.Root, _request.Directory, _request.Environment, _request.VariableChoices, found);
        ThrowIfErrors(found);

        // As a plan that destroys an empty stack: it needs providers, and of variables only those that their settings come from.
        var planned = await new Planner(_providers, _request.Clock).PlanAsync(
            new PlanRequest
            {
                Wanted = wanted ?? ConfigurationTree.Empty,
                Variables = variables,
                Prior = new StackSnapshot { Stack = _stack.Qualified },
                Facts = Facts,
                Functions = Functions,
                Options = new PlanOptions { Mode = PlanMode.Destroy, Refresh = false, Parallelism = _request.Parallelism, ProviderErrand = new ProviderErrand(Package, ask) },
            },
            observer,
            cancellationToken);
        found.AddRange(planned.Plan.Diagnostics);
        ThrowIfErrors(found);
    }

    private ConfigurationTree? LoadOrNone(string directory, DiagnosticBag found) =>
        ConfigurationLoader.HasFiles(directory)
            ? new ConfigurationLoader(_request.WorkingDirectory).Load(directory, found)
            : null;

    private static IEnumerable<string> ImportedIds(ConfigurationTree? configuration) =>
        (configuration?.Root.Imports ?? []).Select(import => (import.Id as TemplateSyntax)?.Literal).OfType<string>();

    private static void ThrowIfErrors(DiagnosticBag found)
    {
        if (found.HasErrors)
        {
            throw new DiagnosticException([.. found.Where(diagnostic => diagnostic.Severity == Severity.Error).Distinct()]);
        }
    }
}
