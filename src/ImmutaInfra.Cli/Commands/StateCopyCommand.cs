using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state copy</c>: takes a stack from one backend to another.</summary>
internal static class StateCopyCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("FROM TO [DIR]") { Description = "Two backends: folders, file://PATH or postgres://....", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var force = new Option<bool>("--force") { Description = "Replaces a stack of that name at the target; it becomes a backup." };
        var command = new Command("copy", "Takes a stack with its history to another backend") { words, force };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 2,
            JsonFailure.AsAnswer,
            run => run.Rest is [var from, var to]
                ? RunAsync(run, from, to, parse.GetValue(force))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument(
                    "where to copy from and to", "state copy", "state copy .immutainfra postgres://deploy@db.example.com/immutainfra")),
            least: 2));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string from, string to, bool isForced)
    {
        await using var engine = await run.OpenEngineAsync();
        var (resources, runs) = await engine.CopyStateAsync(from, to, isForced, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject { ["resources"] = resources, ["runs"] = runs },
            $"Copied {(resources == 1 ? "1 resource" : $"{resources} resources")} and the history of {(runs == 1 ? "1 run" : $"{runs} runs")}. The stack at the source is as it was.",
            "Work on the copy alone from now on, as the two know nothing of each other: name it with --backend-url or IMMUTAINFRA_BACKEND_URL.");
        return ExitCode.Done;
    }
}
