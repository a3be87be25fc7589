using ImmutaInfra.Cli.Engines;

namespace ImmutaInfra.Cli;

/// <summary>Puts the parts of the product together; the only place that knows all of them.</summary>
internal static class Wiring
{
    /// <summary>Opens the engine for a folder.</summary>
    public static Task<IEngine> OpenEngineAsync(EngineRequest request, CancellationToken cancellationToken) =>
        StackEngine.OpenAsync(request, cancellationToken);

    /// <summary>Runs an emulator until cancelled.</summary>
    public static Task RunEmulatorAsync(EmulatorRequest request, Action<Uri> listening, CancellationToken cancellationToken) =>
        EmulatorHost.RunAsync(request, listening, cancellationToken);
}
