using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Refuses to import what another address manages: two of them would undo each other's work, and one of them delete what the other has.</summary>
internal static class SharedImports
{
    /// <summary>Reports each import of an object that the state has at another address, which keeps or deletes it, or that is imported twice.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="instances">All that is planned, in the order of addresses.</param>
    public static void Report(PlanWalk plan, IReadOnlyList<PlannedInstance> instances)
    {
        var imported = instances.Where(planned => planned.Change is { ImportId: not null, Package: not TerraformDataProvider.Package }).ToList();
        if (imported.Count == 0)
        {
            return;
        }

        var released = instances.Where(planned => planned.Change.Action == PlannedAction.Forget).Select(planned => planned.Change.Urn).ToHashSet();
        var owners = plan.Prior.Snapshot.Resources
            .Where(record => record is { IsManaged: true, Delete: false } && !released.Contains(record.Urn))
            .ToLookup(record => (record.Type, record.Id));
        var seen = new Dictionary<(string Type, string Id), InstanceAddress>();
        foreach (var planned in imported)
        {
            var (address, key) = (planned.Change.Address, (planned.Change.Schema!.Token, planned.Change.Id!));
            var owner = owners[key].FirstOrDefault(record => record.Urn != planned.Change.Urn) is { } record
                ? UrnNaming.AddressOf(record, planned.Change.Schema.HclType)?.ToString() ?? record.Urn.ToString()
                : seen.TryGetValue(key, out var first) ? first.ToString() : null;
            if (owner is not null)
            {
                plan.Context.Diagnostics.Add(PlanDiagnostics.ImportOfManaged(address, planned.Change.Id!, owner, planned.Block?.Span));
            }

            seen.TryAdd(key, address);
        }
    }
}
