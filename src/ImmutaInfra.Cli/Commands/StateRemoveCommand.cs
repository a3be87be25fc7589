using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state rm</c>: takes resources out of the state and leaves the real ones alone.</summary>
internal static class StateRemoveCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("ADDRESS... [DIR]") { Description = "Modules, resources or instances.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("rm", "Takes resources out of the state; the real ones stay") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: int.MaxValue,
            JsonFailure.AsAnswer,
            run => run.Rest.Count > 0
                ? RunAsync(run)
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("an address", "state rm", "state rm immuta_snowflake_integration.analytics"))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        var gone = await engine.ForgetAsync(run.Rest, run.Environment.Interrupts.Gently);
        if (gone.Count == 0)
        {
            var state = await engine.ReadStateAsync(run.Environment.Interrupts.Gently);
            throw new DiagnosticException(CliDiagnostics.NotInState(run.Rest[0], [.. state.Resources.Select(each => each.Address.ToString())]));
        }

        run.Answer(
            new JObject { ["removed"] = new JArray(gone) },
            gone.Select(address => $"Removed {address}. It is still there; nothing manages it any more."));
        return ExitCode.Done;
    }
}
