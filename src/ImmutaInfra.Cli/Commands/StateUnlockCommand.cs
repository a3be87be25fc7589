using System.CommandLine;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state unlock</c>: takes away the locks of runs that ended without doing so.</summary>
internal static class StateUnlockCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var force = new Option<bool>("--force") { Description = "Takes the lock away though the process that holds it is running on this machine." };
        var command = new Command("unlock", "Takes away the locks of runs that ended without doing so") { words, force };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsAnswer,
            run => RunAsync(run, parse.GetValue(force))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, bool isForced)
    {
        await using var engine = await run.OpenEngineAsync();
        var owners = await engine.UnlockAsync(isForced, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject { ["unlocked"] = new JArray(owners) },
            owners.Select(owner => $"Took away the lock of {owner}.").DefaultIfEmpty("Nothing is locked."));
        return ExitCode.Done;
    }
}
