using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Applying.Nodes;

/// <summary>Comes after the operations on a block's instances: what refers to the block waits for it, not for each of them.</summary>
internal sealed class BlockNode(ModuleConfiguration module, ResourceConfiguration block, ProviderKey provider) : WalkNode(module), IResourceBlockNode
{
    /// <inheritdoc/>
    public ResourceConfiguration Block => block;

    /// <inheritdoc/>
    public ProviderKey Provider => provider;

    /// <inheritdoc/>
    public override string Title => In(Module, block.LocalAddress);

    /// <inheritdoc/>
    public override SourceSpan Span => block.Span;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken) => Task.FromResult(Outcome.Done);
}
