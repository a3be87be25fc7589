using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

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

    /// <summary>The Pulumi package schema of the provider, as JSON.</summary>
    public static string PackageSchema(TimeProvider clock) =>
        Resources.Packaging.PackageSchema.Write(ImmutaProvider.Create(clock, NullLoggerFactory.Instance, _ => null).Schema);
}
