using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Journal;

namespace ImmutaInfra.Engine.State.Sessions;

/// <content>Checkpoints in between and the end of a run.</content>
public sealed partial class StackSession
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(30);

    private readonly Lock _checkpointGate = new();
    private Task _checkpointing = Task.CompletedTask;
    private TimeSpan _interval = ShortestInterval;
    private long _lastCheckpoint;
    private long _pictures;

    /// <summary>Ends the run: writes checkpoint, history and backup, removes the journal, and gives up the lock. Operations that have not ended
    /// are left for the next run to settle.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4124</c>: it cannot be written. The journal stays, and the next run goes on from it.</exception>
    public async Task FinishAsync(RunSummary summary, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _turn.WaitAsync(CancellationToken.None);
        StackSnapshot snapshot;
        try
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            _isOver = true;
            snapshot = _book.Picture(isLast: true) with { Manifest = StackStore.NewManifest(_clock) };
        }
        finally
        {
            _turn.Release();
        }

        // One may have begun a moment ago; it must not be written over the last one.
        await _checkpointing;
        try
        {
            await SaveAsync(snapshot, ++_pictures, isLast: true);
            await _journal.RemoveAsync(CancellationToken.None);
            await _backend.AddHistoryAsync(Stack, HistoryEntry.Write(summary, _settings, _started, _clock.GetUtcNow()), CancellationToken.None);
        }
        finally
        {
            await _lock.DisposeAsync();
        }

        if (Integrity.Verify(snapshot) is { Count: > 0 } problems)
        {
            throw new DiagnosticException(StateDiagnostics.WrittenUnsound(Stack, problems));
        }
    }

    /// <summary>Gives up the lock. Without <see cref="FinishAsync"/> before, the journal stays for the next run.</summary>
    public async ValueTask DisposeAsync()
    {
        await _checkpointing;
        await _turn.WaitAsync(CancellationToken.None);
        _isOver = true;
        _turn.Release();
        await _journal.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private void CheckpointWhenDue()
    {
        lock (_checkpointGate)
        {
            if (_checkpointing.IsCompleted && _clock.GetElapsedTime(_lastCheckpoint) >= _interval)
            {
                _checkpointing = CheckpointAsync();
            }
        }
    }

    /// <summary>Writes a checkpoint beside the run. The journal goes on: it notes where the picture was taken and which checkpoint shows it.</summary>
    private async Task CheckpointAsync()
    {
        var began = _clock.GetTimestamp();
        try
        {
            StackSnapshot snapshot;
            var picture = ++_pictures;
            await _turn.WaitAsync(CancellationToken.None);
            try
            {
                if (_isOver || !_hasJournal)
                {
                    return;
                }

                _ = _journal.AppendAsync(_lines.Line(_lines.Encode(new JournalRecord.Pictured(picture))), durable: false, CancellationToken.None);
                snapshot = _book.Picture(isLast: false) with { Manifest = StackStore.NewManifest(_clock) };
            }
            finally
            {
                _turn.Release();
            }

            await Task.Run(() => SaveAsync(snapshot, picture, isLast: false));
        }
        catch (DiagnosticException)
        {
            // Nothing is lost without it. If the place stays unwritable, the next operation or the end of the run says so.
        }
        finally
        {
            // A large stack is written less often, so that writing takes no more than a twentieth of the time.
            _lastCheckpoint = _clock.GetTimestamp();
            _interval = TimeSpan.FromTicks(Math.Max(ShortestInterval.Ticks, 20 * _clock.GetElapsedTime(began).Ticks));
        }
    }

    private async Task SaveAsync(StackSnapshot snapshot, long picture, bool isLast)
    {
        var text = CheckpointWriter.Write(snapshot, _secrets);
        if (_hasJournal)
        {
            Task appended;
            await _turn.WaitAsync(CancellationToken.None);
            try
            {
                var record = new JournalRecord.Checkpointed(picture, StackFile.DigestOf(text.Span), isLast);
                appended = _journal.AppendAsync(_lines.Line(_lines.Encode(record)), durable: true, CancellationToken.None);
            }
            finally
            {
                _turn.Release();
            }

            await appended;
        }

        try
        {
            _secrets.PublishSalt();
        }
        catch (DiagnosticException problem)
        {
            // The checkpoint holds the salt, too; a damaged settings file must not cost the state.
            _notices.AddRange(problem.Diagnostics.Select(diagnostic => diagnostic with { Severity = Severity.Warning }));
        }

        await _backend.SaveCheckpointAsync(Stack, text, CancellationToken.None);
    }
}
