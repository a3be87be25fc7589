using System.CommandLine;
using ImmutaInfra.Engine.Validation;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>graph</c>: which resource hangs on which, for Graphviz.</summary>
internal static class GraphCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("graph", "Prints which resource hangs on which, in the DOT language of Graphviz") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsAnswer,
            async run =>
            {
                await using var engine = await run.OpenEngineAsync();
                var graph = engine.FindGraph();
                if (run.IsJson)
                {
                    run.Answer(ForProgram(graph));
                }
                else
                {
                    new GraphView(run.Output).Write(graph);
                }

                return ExitCode.Done;
            }));
        return command;
    }

    private static JObject ForProgram(ResourceGraph graph) => new()
    {
        ["resources"] = new JArray(graph.Nodes.Select(node => new JObject
        {
            ["address"] = node.Address.ToString(),
            ["depends_on"] = new JArray(node.DependsOn.Select(needed => graph.Nodes[needed].Address.ToString())),
        })),
    };
}
