using ImmutaInfra.Emulator.Store;

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
                SetStatus(store, current, status, call.Faults.EndStatus, call.Faults.IsStuck ? null : settleAfter);
            }
        }
    }

    /// <summary>Puts an integration into a status. A transient one ends as it would have by itself.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="record">The integration.</param>
    /// <param name="status">The status.</param>
    /// <param name="endStatus">The status in which a transient one ends; null for the good end.</param>
    /// <param name="duration">How long a transient one lasts; null for ever.</param>
    public static void SetStatus(
        IntegrationStore store, IntegrationRecord record, string status, string? endStatus, TimeSpan? duration)
    {
        var pending = !IntegrationStatus.IsTransient(status) ? null : new PendingChange
        {
            EndsAt = duration is { } lasting ? store.After(lasting) : null,
            EndStatus = endStatus
                ?? (status == IntegrationStatus.Deleting ? IntegrationStatus.Deleted : IntegrationStatus.Enabled),
        };
        store.Put(record with { Status = status, Pending = pending });
    }
}
