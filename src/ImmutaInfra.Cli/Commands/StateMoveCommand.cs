using System.CommandLine;
using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state mv</c>: gives resources in the state other addresses.</summary>
internal static class StateMoveCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("FROM TO [DIR]") { Description = "Two addresses of modules, resources or instances.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what would be moved." };
        var command = new Command("mv", "Gives resources in the state other addresses; the real ones stay as they are") { words, dryRun };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 2,
            JsonFailure.AsAnswer,
            run => run.Rest is [var from, var to]
                ? RunAsync(run, from, to, parse.GetValue(dryRun))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument(
                    "two addresses", "state mv", "state mv immuta_s3_integration.lake immuta_s3_integration.archive")),
            least: 2));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string from, string to, bool isDryRun)
    {
        await using var engine = await run.OpenEngineAsync();
        var moved = await engine.MoveStateAsync(from, to, isDryRun, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject
            {
                ["dry_run"] = isDryRun,
                ["moved"] = new JArray(moved.Select(each => new JObject { ["from"] = each.From, ["to"] = each.To })),
            },
            [
                .. moved.Select(each => $"{(isDryRun ? "Would move" : "Move")} \"{each.From}\" to \"{each.To}\""),
                .. isDryRun ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"Successfully moved {moved.Count} object(s).")],
            ]);
        return ExitCode.Done;
    }
}
