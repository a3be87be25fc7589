using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Hosting;

/// <summary>Tells the engine of one operation while it runs, in order. Disposing waits until all is told.</summary>
internal sealed class EngineObserver(EngineLog log, Wording wording, string urn) : IOperationObserver, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task<bool> _told = Task.FromResult(true);

    /// <inheritdoc/>
    public void Progress(string status) =>
        Tell(new LogRequest { Severity = LogSeverity.Info, Message = status, Urn = urn, Ephemeral = true });

    /// <inheritdoc/>
    public void Warn(Diagnostic warning) =>
        Tell(new LogRequest { Severity = LogSeverity.Warning, Message = wording.OfFailure(warning, urn), Urn = urn });

    /// <summary>Tells something that stays on the screen.</summary>
    public void Note(string text) => Tell(new LogRequest { Severity = LogSeverity.Info, Message = text, Urn = urn });

    /// <inheritdoc/>
    public ValueTask CreatedAsync(string id, ObjectValue outputs) => ValueTask.CompletedTask; // The engine learns it from the answer alone.

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task told;
        lock (_gate)
        {
            told = _told;
        }

        await told;
    }

    private void Tell(LogRequest message)
    {
        lock (_gate)
        {
            _told = AfterAsync(_told, message);
        }
    }

    /// <summary>An engine that does not listen is told no more of this operation, which it would hold up with each message.</summary>
    private async Task<bool> AfterAsync(Task<bool> before, LogRequest message) => await before && await log.SendAsync(message);
}
