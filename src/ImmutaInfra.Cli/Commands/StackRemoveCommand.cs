using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack rm</c>: removes a stack with its history.</summary>
internal static class StackRemoveCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("NAME [DIR]") { Description = "The stack.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var force = new Option<bool>("--force", "-f") { Description = "Removes it though it holds resources. Those stay where they are, and nothing manages them any more." };
        var command = new Command("rm", "Removes a stack with its history; its last state stays as a backup") { words, force };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [var name]
                ? RunAsync(run, name, parse.GetValue(force))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("a name", "stack rm", "stack rm trial")),
            least: 1));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string name, bool isForced)
    {
        await using var engine = await run.OpenEngineAsync();
        var settings = await engine.RemoveStackAsync(name, isForced, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject { ["removed"] = name, ["kept_settings"] = settings },
            $"Removed the stack {name}. Its last state is kept as a backup.{(settings is null ? "" : $" Its settings stay in {settings}.")}");
        return ExitCode.Done;
    }
}
