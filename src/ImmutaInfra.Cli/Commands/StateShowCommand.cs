using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state show</c>: one resource in the state with its attributes.</summary>
internal static class StateShowCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("ADDRESS [DIR]") { Description = "The resource.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("show", "Shows one resource in the state") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [var address]
                ? RunAsync(run, address)
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("an address", "state show", "state show immuta_snowflake_integration.analytics"))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string address)
    {
        await using var engine = await run.OpenEngineAsync();
        var state = await engine.ReadStateAsync(run.Environment.Interrupts.Gently);
        run.Show(state.Notices);
        var resource = state.Resources.FirstOrDefault(each => string.Equals(each.Address.ToString(), address, StringComparison.Ordinal))
            ?? throw new DiagnosticException(CliDiagnostics.NotInState(address, [.. state.Resources.Select(each => each.Address.ToString())]));
        if (run.IsJson)
        {
            new StateJsonView(run.Output, run.ShowsSecrets).Write(new StateReport { Resources = [resource] });
        }
        else
        {
            new StateView(run.Output, run.OutputStyle, run.ShowsSecrets).Write(resource);
        }

        return ExitCode.Done;
    }
}
