using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack rename</c>: gives a stack another name.</summary>
internal static class StackRenameCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("NAME NEW [DIR]") { Description = "The stack, and what it shall be called.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("rename", "Gives a stack another name, in its history and settings, too") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 2,
            JsonFailure.AsAnswer,
            run => run.Rest is [var name, var renamed]
                ? RunAsync(run, name, renamed)
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("two names", "stack rename", "stack rename trial prod")),
            least: 2));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string name, string renamed)
    {
        await using var engine = await run.OpenEngineAsync();
        await engine.RenameStackAsync(name, renamed, run.Environment.Interrupts.Gently);
        run.Answer(new JObject { ["from"] = name, ["to"] = renamed }, $"Renamed the stack {name}. Use it with\n    --stack {renamed}");
        return ExitCode.Done;
    }
}
