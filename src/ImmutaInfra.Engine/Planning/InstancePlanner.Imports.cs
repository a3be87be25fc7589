using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning;

/// <content>What is there already and is taken into the state.</content>
internal sealed partial class InstancePlanner
{
    // Only takes it into the state as it is; the next plan says what differs from the configuration.
    private (PlannedInstance, HclValue) OnlyImported(InstanceAddress address, Urn urn, ResourceState read, string importId, Repetition repetition)
    {
        var change = new ResourceChange
        {
            Address = address,
            Urn = urn,
            Schema = schema,
            Package = providerKey.Package,
            Action = PlannedAction.NoOp,
            Id = read.Id,
            ImportId = importId,
            Before = read.Outputs,
            After = read.Outputs,
            Inputs = read.Inputs,
        };
        var planned = new PlannedInstance
        {
            Change = change,
            Provider = providerKey,
            Block = block,
            Module = module,
            Repetition = repetition,
            Recorded = read,
            Refreshed = read,
            IsOnlyImported = true,
            WantedImportId = importId,
        };
        return (planned, SchemaValues.InstanceToHcl(read.Outputs, read.Id, schema));
    }

    private async Task<ResourceState?> ReadImportAsync(
        InstanceAddress address, Urn urn, string id, ConfiguredProvider provider, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var request = new ReadRequest { Type = schema.Token, Id = id, Timeout = block.Timeouts.Read };
        var (isRead, snapshot) = await walk.ReadAsync(provider.Provider, request, address, block.Span, found, cancellationToken);
        if (!isRead)
        {
            return null;
        }

        if (snapshot is null)
        {
            found.Add(PlanDiagnostics.ImportOfMissing(address, id));
            return null;
        }

        return new ResourceState
        {
            Urn = urn,
            Custom = true,
            Type = schema.Token,
            Id = snapshot.Id,
            Inputs = snapshot.Inputs,
            Outputs = snapshot.Outputs,
            InitErrors = snapshot.InitErrors,
            ImportId = id,
        };
    }

    private ResourceState WithHidden(ResourceState read, ObjectValue written)
    {
        var inputs = HiddenInputs.Complete(schema.Attributes, read.Inputs, written);
        var completed = inputs.Where(input => !ReferenceEquals(read.Inputs[input.Key], input.Value));
        return read with { Inputs = inputs, Outputs = read.Outputs.With(completed) };
    }
}
