using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Cli.Engines;

/// <summary>Starts emulators.</summary>
internal static class EmulatorHost
{
    /// <summary>Starts the emulator of one run: its data lie beside the state, and it changes quickly, so that trying things is no waiting.</summary>
    public static Task<ImmutaEmulator> StartAsync(EngineRequest request, CancellationToken cancellationToken) => StartAsync(
        new EmulatorOptions
        {
            DataDirectory = Path.Combine(request.Directory, Engine.State.Backends.StateLocation.DefaultFolder, "emulator"),
            SettleAfter = TimeSpan.FromMilliseconds(300),
            TimeProvider = request.Clock,
        },
        cancellationToken);

    /// <summary>Runs an emulator until it is to end.</summary>
    public static async Task RunAsync(EmulatorRequest request, Action<Uri> listening, CancellationToken cancellationToken)
    {
        var defaults = new EmulatorOptions();
        await using var emulator = await StartAsync(
            defaults with
            {
                Port = request.Port,
                DataDirectory = request.DataDirectory,
                ApiKey = request.ApiKey ?? defaults.ApiKey,
                SettleAfter = request.SettleAfter ?? defaults.SettleAfter,
                Latency = request.Latency,
            },
            cancellationToken);
        listening(emulator.BaseUrl);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    private static async Task<ImmutaEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ImmutaEmulator.StartAsync(options, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(EngineDiagnostics.EmulatorFailed(exception.Message), exception);
        }
    }
}
