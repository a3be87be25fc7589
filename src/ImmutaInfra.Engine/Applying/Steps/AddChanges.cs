using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying.Nodes;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;

namespace ImmutaInfra.Engine.Applying.Steps;

/// <summary>Adds a node for each operation of the plan: between the start and the end of its block what makes, changes or keeps an
/// instance; beside them what deletes.</summary>
internal sealed class AddChanges(PlannedRun run, ApplyWalk apply) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var creations = new Dictionary<InstanceAddress, InstanceNode>();
        var blocks = run.Instances
            .Where(planned => planned.Block is not null && planned.Module is not null && planned.Change.Schema is not null)
            .GroupBy(planned => (planned.Module!, planned.Block!));
        foreach (var block in blocks)
        {
            var (module, configuration) = block.Key;
            var schema = block.First().Change.Schema!;
            var inputs = new BlockInputs(configuration.Body, [.. schema.Inputs]);
            var writer = new InstanceWriter(apply, module, configuration, schema, inputs);
            var start = new StartNode(module, configuration, block.First().Provider, inputs);
            var end = new BlockNode(module, configuration, block.First().Provider);
            graph.Add(start);
            graph.Add(end);
            graph.Connect(end, start);
            foreach (var planned in block)
            {
                var instance = new InstanceNode(module, planned, writer);
                creations[planned.Change.Address] = instance;
                graph.Add(instance);
                graph.Connect(instance, start);
                graph.Connect(end, instance);
            }
        }

        foreach (var planned in run.Instances.Where(planned => planned.Recorded is not null && Deletes(planned.Change.Action)))
        {
            var deletion = new DeletionNode(run.Request.Wanted.Root, apply, planned, planned.Recorded!);
            graph.Add(deletion);
            if (creations.TryGetValue(planned.Change.Address, out var creation) && planned.Change.IsReplacement)
            {
                if (deletion.ComesAfterCreation)
                {
                    graph.Connect(deletion, creation);
                }
                else
                {
                    graph.Connect(creation, deletion);
                }
            }
        }
    }

    private static bool Deletes(PlannedAction action) =>
        action is PlannedAction.Delete or PlannedAction.Forget or PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete;
}
