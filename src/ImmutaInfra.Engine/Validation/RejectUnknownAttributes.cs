using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Holds references to one instance against the attributes it has, also where evaluation would not come by or would forgive
/// it: inside of <c>try</c>, say.</summary>
internal sealed class RejectUnknownAttributes : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        var blocks = new Dictionary<(ModuleAddress, string), IValidatedBlockNode>();
        foreach (var node in graph.Nodes)
        {
            if (node is IValidatedBlockNode block)
            {
                blocks[(node.Module.Address, block.Block.LocalAddress)] = block;
            }
        }

        foreach (var node in graph.Nodes)
        {
            foreach (var reference in node.References.Except(node.LeftToPlanning))
            {
                if (ResourceReference.From(reference) is { } named && blocks.TryGetValue((node.Module.Address, named.LocalAddress), out var block))
                {
                    Check(reference, named, block, diagnostics);
                }
            }
        }
    }

    private static void Check(ScopeTraversalSyntax reference, ResourceReference named, IValidatedBlockNode block, DiagnosticBag diagnostics)
    {
        var steps = reference.Steps.Skip(named.StepCount);
        if (BlockValidation.Kind(block.Block) != RepetitionKind.Single)
        {
            // Without a key it is a collection, or a mistake that evaluation finds.
            if (steps.FirstOrDefault() is not IndexStepSyntax)
            {
                return;
            }

            steps = steps.Skip(1);
        }
        else if (steps.FirstOrDefault() is IndexStepSyntax)
        {
            return;
        }

        Access.Follow(block.Shape, steps, diagnostics);
    }
}
