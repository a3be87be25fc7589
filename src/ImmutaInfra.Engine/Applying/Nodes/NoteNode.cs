using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Writes into the state what reading found of an instance to which nothing is done.</summary>
/// <param name="root">The root module.</param>
/// <param name="apply">The apply.</param>
/// <param name="planned">The instance, recorded and read.</param>
internal sealed class NoteNode(ModuleConfiguration root, ApplyWalk apply, PlannedInstance planned) : WalkNode(root)
{
    /// <inheritdoc/>
    public override string Title => $"{planned.Change.Address} (refresh)";

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        await apply.Session.ChangeAsync(new StateChange { Rewrites = [(planned.Recorded!.Key, planned.Refreshed!)] });
        return Outcome.Done;
    }
}
