using System.CommandLine;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state restore</c>: goes back to a backup.</summary>
internal static class StateRestoreCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var from = new Option<string>("--from") { Description = "The backup, by its name, or a file; the newest sound one otherwise.", HelpName = "BACKUP" };
        var command = new Command("restore", "Goes back to a backup; the state before becomes a backup itself") { words, from };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment, parse, options, words, most: 0, JsonFailure.AsAnswer, run => RunAsync(run, parse.GetValue(from))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string? from)
    {
        // A path counts from where the user is, a name stays a name.
        var backup = from is not null && File.Exists(run.Environment.PathOf(from)) ? run.Environment.PathOf(from) : from;
        await using var engine = await run.OpenEngineAsync();
        var (name, writtenAt, resources) = await engine.RestoreStateAsync(backup, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject { ["backup"] = name, ["written_at"] = writtenAt?.UtcDateTime, ["resources"] = resources },
            $"Restored {name}{WrittenAt(writtenAt, run.Environment.Clock.LocalTimeZone)}, with {(resources == 1 ? "1 resource" : $"{resources} resources")}. The state before is among the backups.",
            "Look at what has changed since then:\n    immutainfra plan");
        return ExitCode.Done;
    }

    private static string WrittenAt(DateTimeOffset? time, TimeZoneInfo zone) => time is { } written
        ? $" of {TimeZoneInfo.ConvertTime(written, zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}"
        : "";
}
