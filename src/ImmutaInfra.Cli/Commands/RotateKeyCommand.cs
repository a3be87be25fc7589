using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>rotate-key</c>: a new key for a Trino cluster. No plan ever does it: the cluster is locked out until it has the new one.</summary>
internal static class RotateKeyCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("ADDRESS [DIR]") { Description = "A Trino integration in the state.", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<string>("--out") { Description = "Writes the key into this file, which only its owner can read, in place of the screen.", HelpName = "FILE" };
        var stateOnly = new Option<bool>("--state-only") { Description = "Shows the key nowhere: it is the secret output api_key in the state." };
        var yes = Agreement.Option();
        var options = new CommonOptions();
        var command = new Command("rotate-key", "Makes a new key for a Trino cluster; the former one stops working") { words, file, stateOnly, yes };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => (run.Rest, parse.GetValue(yes)) switch
            {
                ([var address], true) => RunAsync(run, address, parse.GetValue(file), parse.GetValue(stateOnly)),
                ([var address], false) => throw new DiagnosticException(CliDiagnostics.KeyStopsWorking(address)),
                _ => throw new DiagnosticException(CliDiagnostics.MissingArgument("an address", "rotate-key", "rotate-key immuta_trino_integration.starburst --yes")),
            }));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string address, string? file, bool isForStateOnly)
    {
        if (file is not null && Path.Exists(run.Environment.PathOf(file)))
        {
            throw new DiagnosticException(CliDiagnostics.KeyWouldOverwrite(file));
        }

        await using var engine = await run.OpenEngineAsync();
        var key = await engine.RotateKeyAsync(address, CommandRun.Silence, run.Environment.Interrupts);
        if (file is not null)
        {
            PrivateFile.Write(run.Environment.PathOf(file), key + "\n");
        }

        var isShown = file is null && !isForStateOnly;
        if (run.IsJson)
        {
            run.Output.WriteLine(new JObject { ["address"] = address, ["api_key"] = isShown ? key : null, ["file"] = file }.ToString(Formatting.Indented));
        }
        else if (isShown)
        {
            run.Output.WriteLine(key);
        }

        run.Error.WriteLine("The former key has stopped working. Put the new one into immuta-access-control.properties of the cluster.");
        return ExitCode.Done;
    }
}
