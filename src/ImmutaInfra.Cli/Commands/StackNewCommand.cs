using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack new</c>: makes an empty stack.</summary>
internal static class StackNewCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("NAME [DIR]") { Description = "The stack.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("new", "Makes an empty stack") { words };
        command.Aliases.Add("init");
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [var name]
                ? RunAsync(run, name)
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("a name", "stack new", "stack new prod")),
            least: 1));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string name)
    {
        await using var engine = await run.OpenEngineAsync();
        var made = await engine.MakeStackAsync(name, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject { ["name"] = made.Stack, ["project"] = made.Project },
            $"Made the stack {made.Stack}. Use it with\n    --stack {made.Stack}");
        return ExitCode.Done;
    }
}
