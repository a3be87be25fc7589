using System.CommandLine;
using Newtonsoft.Json;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack ls</c>: the stacks of a project.</summary>
internal static class StackListCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var all = new Option<bool>("--all", "-a") { Description = "Those of other projects, too." };
        var command = new Command("ls", "Lists the stacks of the project; a star stands at the one in use") { words, all };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment, parse, options, words, most: 0, JsonFailure.AsAnswer, run => RunAsync(run, parse.GetValue(all))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, bool showsAll)
    {
        await using var engine = await run.OpenEngineAsync();
        var stacks = await engine.ListStacksAsync(showsAll, run.Environment.Interrupts.Gently);
        if (run.IsJson)
        {
            run.Output.WriteLine(JsonConvert.SerializeObject(
                stacks.Select(stack => new { name = stack.Name.Stack, project = stack.Name.Project, current = stack.IsCurrent }), Formatting.Indented));
            return ExitCode.Done;
        }

        foreach (var (name, isCurrent) in stacks)
        {
            run.Output.WriteLine($"{(showsAll ? name.ToString() : name.Stack)}{(isCurrent ? "*" : "")}");
        }

        return ExitCode.Done;
    }
}
