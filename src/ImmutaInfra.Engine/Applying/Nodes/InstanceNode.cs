using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Makes, changes or keeps one instance.</summary>
/// <param name="module">The module of its block.</param>
/// <param name="planned">What is to be done.</param>
/// <param name="writer">Does it.</param>
internal sealed class InstanceNode(ModuleConfiguration module, PlannedInstance planned, InstanceWriter writer) : WalkNode(module)
{
    /// <summary>What is to be done.</summary>
    public PlannedInstance Planned => planned;

    /// <inheritdoc/>
    public override string Title => planned.Change.Address.ToString();

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken) =>
        await writer.WriteAsync(planned, cancellationToken) ? Outcome.Done : Outcome.Failed;
}
