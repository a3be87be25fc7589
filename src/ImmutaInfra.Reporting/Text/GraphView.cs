using ImmutaInfra.Engine.Validation;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Writes what hangs on what in the DOT language, as <c>terraform graph</c> does: an edge points to what is needed.</summary>
/// <param name="output">Where to write.</param>
public sealed class GraphView(TextWriter output)
{
    /// <summary>Writes the graph; the resources of each module stand together.</summary>
    public void Write(ResourceGraph graph)
    {
        output.WriteLine("digraph G {");
        output.WriteLine("  rankdir = \"RL\";");
        output.WriteLine("  node [shape = rect, fontname = \"sans-serif\"];");
        WriteResources(graph);
        foreach (var node in graph.Nodes)
        {
            foreach (var needed in node.DependsOn)
            {
                output.WriteLine($"  {Quote(node.Address.ToString())} -> {Quote(graph.Nodes[needed].Address.ToString())};");
            }
        }

        output.WriteLine("}");
    }

    private void WriteResources(ResourceGraph graph)
    {
        foreach (var module in graph.Nodes.GroupBy(node => node.Address.Module))
        {
            var indent = module.Key.IsRoot ? "  " : "    ";
            if (!module.Key.IsRoot)
            {
                output.WriteLine($"  subgraph {Quote($"cluster_{module.Key}")} {{");
                output.WriteLine($"    label = {Quote(module.Key.ToString())}");
                output.WriteLine("    fontname = \"sans-serif\"");
            }

            foreach (var address in module.Select(node => node.Address))
            {
                var label = address.Module.IsRoot ? address.ToString() : address.ToString()[(address.Module.ToString().Length + 1)..];
                output.WriteLine($"{indent}{Quote(address.ToString())} [label={Quote(label)}];");
            }

            if (!module.Key.IsRoot)
            {
                output.WriteLine("  }");
            }
        }
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
