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
        var takeOvers = new Dictionary<InstanceAddress, TakeOverNode>();
        var tests = new Dictionary<InstanceAddress, AttestationNode>();
        var byBlock = run.Instances
            .Where(planned => planned.Module is not null && planned.Change is { Schema: not null, Action: not PlannedAction.Read })
            .ToLookup(planned => planned.Block);

        // In the order of the source: where nothing else decides, that is the order in which things are done.
        var blocks =
            from module in run.Request.Wanted.Modules
            from block in module.Resources.Values
            where byBlock.Contains(block)
            select (module, block);
        foreach (var (module, configuration) in blocks)
        {
            var block = byBlock[configuration].ToList();
            var schema = block[0].Change.Schema!;
            var inputs = BlockInputs.OfResource(configuration.Body, schema);
            var writer = new InstanceWriter(apply, module, configuration, schema, inputs);
            var start = new StartNode(module, configuration, block[0].Provider, inputs, run.Values);
            var end = new BlockNode(module, configuration, block[0].Provider);
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
                if (planned.Change is { ImportId: not null, IsReplacement: true })
                {
                    var takeOver = new TakeOverNode(module, planned, writer);
                    takeOvers[planned.Change.Address] = takeOver;
                    graph.Add(takeOver);
                    graph.Connect(takeOver, start);
                    graph.Connect(instance, takeOver);
                }

                if (planned.Change.Action == PlannedAction.DeleteThenCreate && Attests(planned.Change))
                {
                    var test = new AttestationNode(module, planned, start, writer);
                    tests[planned.Change.Address] = test;
                    graph.Add(test);
                }
            }
        }

        foreach (var planned in run.Instances.Where(IsOnlyRead))
        {
            graph.Add(new NoteNode(run.Request.Wanted.Root, apply, planned));
        }

        foreach (var planned in run.Instances.Where(planned => planned.Recorded is not null && Deletes(planned.Change.Action)))
        {
            // What is replaced after its creation waits beside the new one.
            var recorded = planned.Change.Action == PlannedAction.CreateThenDelete ? planned.Recorded! with { Delete = true } : planned.Recorded!;
            var deletion = new DeletionNode(run.Request.Wanted.Root, apply, planned, recorded);
            graph.Add(deletion);
            if (takeOvers.TryGetValue(planned.Change.Address, out var takeOver))
            {
                graph.Connect(deletion, takeOver);
            }

            if (creations.TryGetValue(planned.Change.Address, out var creation) && planned.Change.IsReplacement)
            {
                if (deletion.ComesAfterCreation)
                {
                    graph.Connect(deletion, creation);
                }
                else
                {
                    graph.Connect(creation, deletion);
                    if (tests.TryGetValue(planned.Change.Address, out var test))
                    {
                        graph.Connect(deletion, test);
                    }
                }
            }
        }
    }

    // In a refresh-only plan; elsewhere whoever looks after the block writes it, too.
    private static bool IsOnlyRead(PlannedInstance planned) =>
        planned is { Module: null, Change.Action: PlannedAction.NoOp, Recorded: { } recorded, Refreshed: { } refreshed } && !ReferenceEquals(recorded, refreshed);

    private static bool Attests(ResourceChange change) =>
        change.Schema!.Attributes.Any(attribute => attribute.IsAttestation && !change.Inputs![attribute.Name].IsNull);

    private static bool Deletes(PlannedAction action) =>
        action is PlannedAction.Delete or PlannedAction.Forget or PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete;
}
