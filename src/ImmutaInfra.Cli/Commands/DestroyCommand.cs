using System.CommandLine;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>destroy</c>: removes everything that the state holds.</summary>
internal static class DestroyCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var (options, planning) = (new CommonOptions(), new PlanningOptions());
        var yes = Agreement.Option();
        var command = new Command("destroy", "Removes everything that the state holds") { words, yes };
        planning.AddTo(command, choosesMode: false);
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsEvents,
            run => new ApplyFlow(run, "destroy", parse.GetValue(yes)).PlanAndApplyAsync(planning.Read(run, PlanMode.Destroy))));
        return command;
    }
}
