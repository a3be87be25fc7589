using System.CommandLine;
using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state restore</c>: goes back to a backup.</summary>
internal static class StateRestoreCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var from = new Option<string>("--from") { Description = "The backup, by its name in --list, or a file; the newest sound one otherwise.", HelpName = "BACKUP" };
        var list = new Option<bool>("--list") { Description = "Only lists the backups, newest first." };
        var command = new Command("restore", "Goes back to a backup; the state before becomes a backup itself") { words, from, list };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(environment, parse, options, words, most: 0, JsonFailure.AsAnswer, run => (parse.GetValue(list), parse.GetValue(from)) switch
        {
            (true, null) => ListAsync(run),
            (true, _) => throw new DiagnosticException(CliDiagnostics.Contradiction(list.Name, from.Name)),
            (_, var backup) => RunAsync(run, backup),
        }));
        return command;
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        var backups = await engine.ListBackupsAsync(run.Environment.Interrupts.Gently);
        if (run.IsJson)
        {
            run.Output.WriteLine(new JArray(backups.Select(backup => new JObject
            {
                ["name"] = backup.Name,
                ["written_at"] = backup.WrittenAt?.UtcDateTime,
                ["resources"] = backup.Resources,
                ["sound"] = backup.Resources is not null,
                ["current"] = backup.IsCurrent,
            })).ToString(Formatting.Indented));
            return ExitCode.Done;
        }

        if (backups.Count == 0)
        {
            run.Error.WriteLine("There are no backups.");
        }

        var times = backups.Select(backup => backup.WrittenAt is { } written ? Moments.Text(written, run.Environment.Clock.LocalTimeZone) : "").ToList();
        var width = backups.Select(backup => backup.Name.Length).DefaultIfEmpty().Max();
        var timeWidth = times.Select(time => time.Length).DefaultIfEmpty().Max();
        foreach (var (backup, time) in backups.Zip(times))
        {
            run.Output.WriteLine($"{backup.Name.PadRight(width)}  {time.PadRight(timeWidth)}  {(backup.Resources is { } count ? Count(count) : "damaged")}{(backup.IsCurrent ? ", as the state is now" : "")}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(CommandRun run, string? from)
    {
        // A path counts from where the user is, a name stays a name.
        var backup = from is not null && File.Exists(run.Environment.PathOf(from)) ? run.Environment.PathOf(from) : from;
        await using var engine = await run.OpenEngineAsync();
        var (name, writtenAt, resources, before) = await engine.RestoreStateAsync(backup, run.Environment.Interrupts.Gently);
        var time = writtenAt is { } written ? $" of {Moments.Text(written, run.Environment.Clock.LocalTimeZone)}" : "";
        run.Answer(
            new JObject { ["backup"] = name, ["written_at"] = writtenAt?.UtcDateTime, ["resources"] = resources, ["before"] = before },
            [
                $"Restored {name}{time}, with {Count(resources)}.",
                "Look at what has changed since then:\n    immutainfra plan",
                .. before is null ? Array.Empty<string>() : [$"Go back to the state before:\n    immutainfra state restore --from {before}"],
                "Go further back, to one of these:\n    immutainfra state restore --list",
            ]);
        return ExitCode.Done;
    }

    private static string Count(int resources) => string.Create(CultureInfo.InvariantCulture, $"{resources} resource{(resources == 1 ? "" : "s")}");
}
