using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Asks whether what the inputs of a replacement attest holds, while nothing is deleted yet.</summary>
/// <param name="module">The module of its block.</param>
/// <param name="planned">The replacement.</param>
/// <param name="start">The start of its block.</param>
/// <param name="writer">Asks.</param>
internal sealed class AttestationNode(ModuleConfiguration module, PlannedInstance planned, StartNode start, InstanceWriter writer)
    : WalkNode(module), IUsesProvider
{
    /// <inheritdoc/>
    public ProviderKey Provider => planned.Provider;

    /// <summary>The start of its block. Inputs that the plan could not know are known after it.</summary>
    public StartNode Start => start;

    /// <summary>Whether the plan knew what to ask about.</summary>
    public bool IsPlanned => !planned.Change.Inputs!.HasUnknowns;

    /// <inheritdoc/>
    public override string Title => $"{planned.Change.Address} (attestation)";

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken) =>
        await writer.TestAttestationAsync(planned, cancellationToken) ? Outcome.Done : Outcome.Failed;
}
