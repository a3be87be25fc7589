using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Reads a resource of the state as it really is and notes what differs.</summary>
internal static class Refresher
{
    /// <summary>Reads a resource.</summary>
    /// <returns>Its record as reading found it, <paramref name="recorded"/> itself when nothing differs, null when it is gone.</returns>
    public static async Task<ResourceState?> RefreshAsync(
        PlanWalk walk,
        InstanceAddress address,
        ResourceSchema schema,
        ResourceState recorded,
        ConfiguredProvider provider,
        TimeSpan? timeout,
        SourceSpan? place,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        var request = new ReadRequest
        {
            Type = schema.Token,
            Id = recorded.Id,
            PriorInputs = recorded.Inputs,
            PriorOutputs = recorded.Outputs,
            MayBeLeaving = walk.MayBeLeaving(recorded),
            Timeout = timeout,
        };
        var (isRead, snapshot) = await walk.ReadAsync(provider.Provider, request, address, place, found, cancellationToken);
        if (!isRead)
        {
            return recorded;
        }

        // What was secret stays so, whatever shape the server's answer has.
        snapshot = snapshot is null ? null : snapshot with
        {
            Inputs = SecretOutputs.Mark(snapshot.Inputs, recorded.Inputs, []),
            Outputs = SecretOutputs.Mark(snapshot.Outputs, recorded.Inputs, recorded.AdditionalSecretOutputs),
        };
        var drift = new ResourceChange
        {
            Address = address,
            Urn = recorded.Urn,
            Schema = schema,
            Package = provider.Provider.Schema.Name,
            Action = PlannedAction.Delete,
            Id = recorded.Id,
            Before = recorded.Outputs,
        };
        if (snapshot is null)
        {
            walk.Drift.Add(drift);
            return null;
        }

        if (snapshot.Inputs.IsKnownToEqual(recorded.Inputs)
            && snapshot.Outputs.IsKnownToEqual(recorded.Outputs)
            && snapshot.InitErrors.SequenceEqual(recorded.InitErrors, StringComparer.Ordinal))
        {
            return recorded;
        }

        // What a run of ours had begun and did not wait for has gone on by itself: nobody changed it.
        if (recorded.InitErrors.Count == 0 || walk.Options.Mode != PlanMode.Normal || !snapshot.Inputs.IsKnownToEqual(recorded.Inputs))
        {
            walk.Drift.Add(drift with
            {
                Action = PlannedAction.Update,
                After = snapshot.Outputs,
                Changes = ResourceDiff.Between(schema.Attributes, recorded.Inputs, snapshot.Inputs, deleteFirst: false).Changes,
            });
        }

        return recorded with
        {
            Inputs = snapshot.Inputs,
            Outputs = snapshot.Outputs,
            InitErrors = snapshot.InitErrors,
            Modified = Timestamp.Utc(walk.Clock.GetUtcNow()),
        };
    }
}
