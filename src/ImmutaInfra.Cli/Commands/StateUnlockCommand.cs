using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state unlock</c>: takes away the locks of runs that ended without doing so.</summary>
internal static class StateUnlockCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("DIR") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("unlock", "Takes away the locks of runs that ended without doing so") { words };
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
        var owners = await engine.UnlockAsync(run.Environment.Interrupts.Gently);
        foreach (var owner in owners)
        {
            run.Output.WriteLine($"Took away the lock of {owner}.");
        }

        if (owners.Count == 0)
        {
            run.Output.WriteLine("Nothing is locked.");
        }

        return ExitCode.Done;
    }
}
