using Microsoft.Extensions.Hosting;

namespace ImmutaInfra.Emulator;

/// <summary>Leaves the process alone: the usual lifetime listens for Ctrl-C, which belongs to whoever started the emulator.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
