using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Drops what the user does not want to look at: all but the targets and what they depend on, the excluded and what
/// depends on them.</summary>
internal sealed class KeepOnlyTargets(PlanWalk plan) : IGraphStep
{
    private readonly PlanOptions _options = plan.Options;

    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        if (_options.Targets.Count == 0 && _options.Excludes.Count == 0)
        {
            return;
        }

        var dropped = Excluded(graph);
        var kept = _options.Targets.Count == 0
            ? [.. graph.Nodes]
            : graph.WithDependencies(graph.Nodes.Where(node => IsMeant(node, _options.Targets)));
        kept.ExceptWith(dropped);
        if (_options.Targets.Count > 0)
        {
            // An output whose resources are all looked at has a value worth showing.
            kept.UnionWith(graph.Nodes.Where(node =>
                node is OutputNode { Owner.Address.IsRoot: true }
                && graph.WithDependencies([node]) is var needed
                && needed.OfType<IResourceBlockNode>().Any()
                && needed.All(each => each is not IResourceBlockNode || kept.Contains(each))).ToList());
            kept = graph.WithDependencies(kept);
        }

        NoteBlocks(graph, dropped);
        graph.KeepOnly(kept);
    }

    // What is destroyed follows the state instead: it knows of resources that no block is left for.
    private void NoteBlocks(DependencyGraph<WalkNode> graph, HashSet<WalkNode> dropped)
    {
        if (plan.Options.Mode == PlanMode.Destroy)
        {
            return;
        }

        var meant = graph.Nodes.Where(node => IsMeant(node, _options.Targets));
        plan.BroughtAlong.UnionWith(graph.WithDependencies(meant.SelectMany(graph.DependenciesOf)).OfType<IResourceBlockNode>().Select(AddressOf));
        plan.LeftAlone.UnionWith(dropped.OfType<IResourceBlockNode>().Select(AddressOf));
    }

    private HashSet<WalkNode> Excluded(DependencyGraph<WalkNode> graph)
    {
        // A pattern with an instance key drops only that instance, which its block's node does by itself.
        var whole = _options.Excludes.Where(exclude => exclude.Key is null).ToList();
        var dependents = graph.Dependents();
        var dropped = new HashSet<WalkNode>();
        var pending = new Stack<WalkNode>(graph.Nodes.Where(node => IsMeant(node, whole)));
        while (pending.TryPop(out var node))
        {
            if (dropped.Add(node))
            {
                dependents[node].ForEach(pending.Push);
            }
        }

        return dropped;
    }

    private static bool IsMeant(WalkNode node, IReadOnlyList<AddressPattern> patterns) =>
        node is IResourceBlockNode block && patterns.Any(pattern => pattern.MayInclude(AddressOf(block)));

    private static ResourceAddress AddressOf(IResourceBlockNode block) =>
        new(block.Module.Address, block.Block.Mode, block.Block.Type, block.Block.Name);
}
