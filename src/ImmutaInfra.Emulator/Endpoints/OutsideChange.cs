using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>What rules do to integrations before a call is served: somebody else's edit, a failing periodic check, a migration.</summary>
internal static class OutsideChange
{
    public static void Apply(IntegrationStore store, Call call, TimeSpan settleAfter)
    {
        if (!call.Faults.ChangeIntegrations)
        {
            return;
        }

        var concerned = call.IdText.Length == 0 ? store.List() : [.. new[] { store.Find(call.Id) }.OfType<IntegrationRecord>()];
        foreach (var record in concerned.Where(record => IntegrationStatus.IsInUse(record.Status)))
        {
            var current = record;
            foreach (var patch in call.Faults.ConfigPatches)
            {
                store.EditOutOfBand(current, patch);
                current = store.Find(record.Id)!;
            }

            if (call.Faults.Become is { } status)
            {
                SetStatus(store, current, status, call.Faults, settleAfter);
            }
        }
    }

    /// <summary>Puts an integration into a status. A transient one ends as it would have by itself, an error names a test that fails.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="record">The integration.</param>
    /// <param name="status">The status.</param>
    /// <param name="faults">Which tests fail, how a transient status ends, and whether it does.</param>
    /// <param name="settleAfter">How long a transient status lasts.</param>
    public static void SetStatus(
        IntegrationStore store, IntegrationRecord record, string status, Faults faults, TimeSpan settleAfter)
    {
        var end = faults.EndStatus
            ?? (status == IntegrationStatus.Deleting ? IntegrationStatus.Deleted : IntegrationStatus.Enabled);
        store.Put(record with
        {
            Status = status,
            ValidationResults = ResultsIn(status, record, faults),
            Pending = !IntegrationStatus.IsTransient(status) ? null : new PendingChange
            {
                EndsAt = faults.IsStuck ? null : store.After(settleAfter),
                EndStatus = end,
                ResultsAfter = ResultsIn(end, record, faults),
            },
        });
    }

    private static JObject ResultsIn(string status, IntegrationRecord record, Faults faults) =>
        IntegrationStatus.IsError(status)
            ? Undertaking.FailedResults(Operation.Edit, record, faults)
            : ValidationResults.Of(record.Type, Operation.Edit, record.AutoBootstrap, record.Config, []);
}
