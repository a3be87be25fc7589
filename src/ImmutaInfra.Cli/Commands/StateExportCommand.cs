using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state export</c>: writes the state in the form of <c>pulumi stack export</c>.</summary>
internal static class StateExportCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("export", "Writes the state as pulumi stack export does") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsAnswer,
            RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        run.Output.Write(await engine.ExportStateAsync(run.ShowsSecrets, run.Environment.Interrupts.Gently));
        return ExitCode.Done;
    }
}
