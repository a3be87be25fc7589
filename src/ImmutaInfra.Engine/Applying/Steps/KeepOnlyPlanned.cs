using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying.Nodes;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;

namespace ImmutaInfra.Engine.Applying.Steps;

/// <summary>Where the plan looked at a part only, drops the rest: what no planned operation needs and outputs whose resources were
/// not looked at.</summary>
internal sealed class KeepOnlyPlanned(PlannedRun run) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var kept = graph.WithDependencies(graph.Nodes.Where(node => node is InstanceNode or DeletionNode or BlockNode or NoteNode));
        if (run.Plan.Mode == PlanMode.Normal)
        {
            kept.UnionWith(graph.WithDependencies(graph.Nodes.Where(IsWorthwhile)));
        }

        graph.KeepOnly(kept);
    }

    // Everything but what hangs on blocks that the plan left out; those outputs keep the value that the state has.
    private bool IsWorthwhile(WalkNode node) => node switch
    {
        OutputNode output => !output.Owner.Address.IsRoot || run.Values.Outputs.ContainsKey((Core.Addresses.ModuleAddress.Root, output.Configuration.Name)),
        DataNode or LocalNode or VariableNode or VariableValidationNode or CheckNode => run.Request.Options is { Targets.Count: 0, Excludes.Count: 0 },
        _ => false,
    };
}
