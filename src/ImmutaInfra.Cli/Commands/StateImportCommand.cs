using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state import</c>: puts an exported state in the place of the present one.</summary>
internal static class StateImportCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("FILE [DIR]") { Description = "What state export or pulumi stack export wrote.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var force = new Option<bool>("--force") { Description = "Takes it though it fails the checks. What is of another stack is renamed." };
        var command = new Command("import", "Puts an exported state in the place of the present one") { words, force };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [var file]
                ? RunAsync(run, file, parse.GetValue(force))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("a file", "state import", "state import state.json"))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string file, bool isForced)
    {
        await using var engine = await run.OpenEngineAsync();
        var imported = await engine.ImportStateAsync(run.Environment.PathOf(file), isForced, run.Environment.Interrupts.Gently);
        var names = imported.RenamedFrom.Select(name => name.ToString()).ToList();
        run.Answer(
            new JObject { ["file"] = file, ["replaced"] = imported.HadState, ["renamed_from"] = new JArray(names) },
            string.Concat(
                "The state is imported.",
                names.Count == 0 ? "" : $" What was of {string.Join(" and ", names)} is renamed to {engine.Stack}.",
                imported.HadState ? " The one before is among the backups." : ""));
        return ExitCode.Done;
    }
}
