using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Takes the object of an import into the state before it is replaced.</summary>
internal sealed class TakeOverNode(ModuleConfiguration module, PlannedInstance planned, InstanceWriter writer) : WalkNode(module)
{
    /// <inheritdoc/>
    public override string Title => $"{planned.Change.Address} (import)";

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var isDone = await writer.ImportAsync(planned, found) is not null;
        walk.Diagnostics.AddRange(found);
        return isDone ? Outcome.Done : Outcome.Failed;
    }
}
