using System.CommandLine;
using System.Globalization;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>emulator</c>: an Immuta for tests and for trying things, until Ctrl-C.</summary>
internal static class EmulatorCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var port = new Option<string>("--port") { Description = "The port on 127.0.0.1; any free one otherwise.", HelpName = "N" };
        var data = new Option<string>("--data") { Description = "Where it keeps its data. Without it all is forgotten when it ends.", HelpName = "DIR" };
        var apiKey = new Option<string>("--api-key") { Description = "The key that it accepts.", HelpName = "KEY" };
        var settleAfter = new Option<string>("--settle-after") { Description = "How long an integration is busy after a change.", HelpName = "TIME" };
        var latency = new Option<string>("--latency") { Description = "How long it waits before each answer.", HelpName = "TIME" };
        var command = new Command("emulator", "Runs an emulated Immuta until Ctrl-C") { port, data, apiKey, settleAfter, latency };
        command.SetAction(async (parse, _) =>
        {
            var request = new EmulatorRequest(
                ReadPort(parse.GetValue(port)),
                parse.GetValue(data) is { } directory ? environment.PathOf(directory) : null,
                parse.GetValue(apiKey),
                parse.GetValue(settleAfter) is { } settle ? CommandRun.ReadTime("--settle-after", settle) : null,
                parse.GetValue(latency) is { } wait ? CommandRun.ReadTime("--latency", wait) : TimeSpan.Zero);
            try
            {
                await environment.RunEmulator(request, address => Announce(environment, address, request), environment.Interrupts.Gently);
            }
            catch (OperationCanceledException) when (environment.Interrupts.IsSignalled)
            {
                // Ctrl-C is how an emulator is ended.
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static int ReadPort(string? text) => text is null ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port
        : throw new DiagnosticException(CliDiagnostics.UnusableValue("--port", text, "a number from 0 to 65535"));

    private static void Announce(CliEnvironment environment, Uri address, EmulatorRequest request)
    {
        environment.Output.WriteLine($"listening on {address.ToString().TrimEnd('/')}");
        environment.Output.Flush();
        if (request.DataDirectory is null)
        {
            environment.Error.WriteLine("What it holds is forgotten when it ends; --data DIR keeps it.");
        }
    }
}
