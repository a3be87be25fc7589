using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>A journal in a file. Appends that come while the disk is busy are written and flushed together.</summary>
internal sealed class FileJournal : IJournalStore
{
    private readonly string _file;
    private readonly TimeProvider _clock;
    private readonly AppendQueue _queue;
    private FileStream? _stream;

    public FileJournal(string file, TimeProvider clock)
    {
        _file = file;
        _clock = clock;
        _queue = new AppendQueue(WriteAsync);
    }

    public string Name => _file;

    public async Task<ReadOnlyMemory<byte>?> FindAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return File.Exists(_file) ? (ReadOnlyMemory<byte>?)await File.ReadAllBytesAsync(_file, cancellationToken) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(_file, problem.Message), problem);
        }
    }

    public Task StartAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _stream?.Dispose();
        _stream = null;
        _queue.Reset();
        AtomicFile.Write(_file, bytes.Span);
        _stream = Open();
        return Task.CompletedTask;
    }

    public Task AppendAsync(ReadOnlyMemory<byte> bytes, bool durable, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _queue.AppendAsync(bytes, durable);
    }

    public async Task RemoveAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        AtomicFile.Delete(_file);
    }

    public async Task<string> PutAsideAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        var aside = $"{_file}.{AtomicFile.Stamp(_clock)}";
        AtomicFile.Move(_file, aside);
        return aside;
    }

    public async ValueTask DisposeAsync()
    {
        await _queue.DrainAsync();
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync();
        }
    }

    private FileStream Open()
    {
        try
        {
            return new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.WriteFailed(_file, problem.Message), problem);
        }
    }

    private Task WriteAsync(AppendQueue.Batch batch)
    {
        var length = _stream?.Length ?? 0;
        try
        {
            var stream = _stream ??= Open();
            length = stream.Length;
            stream.Write(batch.Bytes.Span);

            // Who needs no flush goes on; the next one that does flushes this, too.
            batch.ReleaseUnhurried();
            if (batch.IsDurable)
            {
                stream.Flush(flushToDisk: true);
            }

            return Task.CompletedTask;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DiagnosticException)
        {
            Cut(length);
            throw problem as DiagnosticException ?? new DiagnosticException(StateDiagnostics.WriteFailed(_file, problem.Message), problem);
        }
    }

    /// <summary>Takes back half a batch, so that what is appended later can be read.</summary>
    private void Cut(long length)
    {
        try
        {
            _stream?.SetLength(length);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The half line stays the last one then, and replay passes over it.
        }
    }
}
