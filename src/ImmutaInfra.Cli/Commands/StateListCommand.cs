using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Json;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state list</c>: the addresses of what the state holds, one a line.</summary>
internal static class StateListCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[ADDRESS] [DIR]") { Description = "Only this resource or module.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("list", "Lists what the state holds, one address a line") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment, parse, options, words, most: 1, JsonFailure.AsAnswer, RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        var within = run.Rest.Count == 0 ? null : run.Rest[0];
        await using var engine = await run.OpenEngineAsync();
        var state = await engine.ReadStateAsync(run.Environment.Interrupts.Gently);
        run.Show(state.Notices);
        var resources = state.Resources.Where(resource => within is null || IsWithin(resource.Address.ToString(), within)).ToList();
        if (within is not null && resources.Count == 0)
        {
            throw new DiagnosticException(CliDiagnostics.NotInState(within, [.. state.Resources.Select(each => each.Address.ToString())]));
        }

        if (run.IsJson)
        {
            new StateJsonView(run.Output, run.ShowsSecrets).Write(state with { Resources = resources });
            return ExitCode.Done;
        }

        foreach (var resource in resources)
        {
            run.Output.WriteLine(resource.Address);
        }

        return ExitCode.Done;
    }

    /// <summary>Whether an address is another one, an instance of it, or lies in the module of that address.</summary>
    private static bool IsWithin(string address, string outer) =>
        address.StartsWith(outer, StringComparison.Ordinal) && (address.Length == outer.Length || address[outer.Length] is '[' or '.');
}
