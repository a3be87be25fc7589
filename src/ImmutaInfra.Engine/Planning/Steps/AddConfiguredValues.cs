using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;

namespace ImmutaInfra.Engine.Planning.Steps;

/// <summary>Adds variables, locals, outputs and module calls.</summary>
internal sealed class AddConfiguredValues(ConfigurationTree wanted) : IGraphStep
{
    /// <inheritdoc/>
    public void Edit(DependencyGraph<WalkNode> graph, DiagnosticBag diagnostics)
    {
        foreach (var module in wanted.Modules)
        {
            var caller = module.Address.Parent is { } parent ? wanted.Find(parent) : null;
            var call = caller?.Calls[module.Address.Steps[^1].Name];
            foreach (var variable in module.Variables.Values)
            {
                var node = new VariableNode(module, caller, variable, call?.Arguments.GetValueOrDefault(variable.Name));
                graph.Add(node);
                if (node.HasFarValidations)
                {
                    graph.Add(new VariableValidationNode(node));
                }
            }

            foreach (var local in module.Locals.Values)
            {
                graph.Add(new LocalNode(module, local));
            }

            foreach (var inner in module.Calls.Values.Where(inner => module.Children.ContainsKey(inner.Name)))
            {
                graph.Add(new ModuleCallNode(module, inner));
            }

            foreach (var output in module.Outputs.Values)
            {
                graph.Add(new OutputNode(module, output));
            }
        }
    }
}
