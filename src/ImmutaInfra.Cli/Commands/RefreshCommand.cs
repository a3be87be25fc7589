using System.CommandLine;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>refresh</c>: brings the state in line with what is really there. It changes nothing on the server, so it does not ask.</summary>
internal static class RefreshCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var (options, planning) = (new CommonOptions(), new PlanningOptions());
        var command = new Command("refresh", "Brings the state in line with what is really there") { words };
        planning.AddTo(command, choosesMode: false);
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsEvents,
            run => new ApplyFlow(run, "refresh", isAgreed: true).PlanAndApplyAsync(planning.Read(run, PlanMode.RefreshOnly))));
        return command;
    }
}
