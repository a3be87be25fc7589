using System.Text;
using ImmutaInfra.Provider;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

var provider = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, Environment.GetEnvironmentVariable);

// An exception's message may hold what the user wrote; where it happened does not.
using var stop = new StopSignals();
await using var host = await PluginHost.StartAsync(
    provider, CommandLine.EngineAddress(args), fault => Console.Error.WriteLine($"{fault.GetType()}\n{fault.StackTrace}"));

// The one line that the engine waits for. Nothing else may ever be written here.
using (var output = Console.OpenStandardOutput())
{
    output.Write(Encoding.ASCII.GetBytes($"{host.Port}\n"));
    output.Flush();
}

await stop.Received;
return 0;
