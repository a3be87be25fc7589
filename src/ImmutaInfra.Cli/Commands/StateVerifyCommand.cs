using System.CommandLine;
using System.Globalization;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state verify</c>: looks the whole state over.</summary>
internal static class StateVerifyCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder of the configuration; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("verify", "Checks that the state is sound and that its secrets open") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(environment, parse, options, words, most: 0, JsonFailure.AsAnswer, RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        var found = await engine.VerifyStateAsync(run.Environment.Interrupts.Gently);
        if (run.IsJson)
        {
            run.JsonDiagnostics.WriteValidation(found.Diagnostics);
            return found.IsSound ? ExitCode.Done : ExitCode.Error;
        }

        run.Show(found.Diagnostics);
        if (!found.IsSound)
        {
            return ExitCode.Error;
        }

        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The state is sound: {Count(found.Resources, "resource")}{(found.Others == 0 ? "" : $" and {Count(found.Others, "record")} of the stack and its providers")}, {Count(found.Secrets, "secret")} opened{(found.Pending == 0 ? "" : $", {Count(found.Pending, "operation")} of an interrupted run open until the next apply")}."));
        return ExitCode.Done;
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
