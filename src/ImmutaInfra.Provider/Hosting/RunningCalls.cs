namespace ImmutaInfra.Provider.Hosting;

/// <summary>The calls under way, for the engine's wish that all of them stop.</summary>
internal sealed class RunningCalls : IDisposable
{
    private CancellationTokenSource _stop = new();

    /// <summary>A call begins; it ends when the engine gives it up or wants all to stop.</summary>
    public CancellationTokenSource Begin(CancellationToken call) => CancellationTokenSource.CreateLinkedTokenSource(call, Volatile.Read(ref _stop).Token);

    /// <summary>Stops the calls under way. Those that come after run as usual: a plugin that stays may be asked again.</summary>
    public Task StopAsync() => Interlocked.Exchange(ref _stop, new CancellationTokenSource()).CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
