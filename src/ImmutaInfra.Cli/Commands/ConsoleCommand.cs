using System.CommandLine;
using ImmutaInfra.Cli.Consoles;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>console</c>: evaluates expressions against a configuration and its state.</summary>
internal static class ConsoleCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("console", "Evaluates expressions, one a line of standard input") { words };
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
        var session = await engine.OpenConsoleAsync(run.Environment.Interrupts.Gently);
        run.Show(session.Diagnostics);
        return run.IsJson
            ? await new JsonConsole(session, run.Environment, run.ShowsSecrets).RunAsync()
            : await new TextConsole(session, run).RunAsync();
    }
}
