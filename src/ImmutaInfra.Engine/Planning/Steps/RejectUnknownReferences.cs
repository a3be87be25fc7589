using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Refuses references to what is not declared, also where evaluation would not come by: inside of <c>try</c>, say.</summary>
/// <remarks>As Terraform does, before anything is evaluated.</remarks>
internal sealed class RejectUnknownReferences(ProgramFacts facts) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var nothing = new ValueStore();
        foreach (var node in graph.Nodes)
        {
            var scope = new ModuleScope(node.Module, node.Module.Address, nothing, facts) { Check = node.Check };
            foreach (var reference in node.References.Except(node.LeftToPlanning).Concat(node.DependsOn).Where(reference => reference.RootName is not ("count" or "each" or "self")))
            {
                scope.Resolve(reference, diagnostics);
            }
        }
    }
}
