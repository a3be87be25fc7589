using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>A journal in a file. Appends that come while the disk is busy are written and flushed together.</summary>
internal sealed class FileJournal(string file, TimeProvider clock) : IJournalStore
{
    private readonly Lock _gate = new();
    private List<Append> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private FileStream? _stream;
    private DiagnosticException? _failure;

    public string Name => file;

    public async Task<ReadOnlyMemory<byte>?> FindAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(file, problem.Message), problem);
        }
    }

    public Task StartAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _stream?.Dispose();
        (_stream, _failure) = (null, null);
        AtomicFile.Write(file, bytes.Span);
        _stream = Open();
        return Task.CompletedTask;
    }

    public Task AppendAsync(ReadOnlyMemory<byte> bytes, bool durable, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var append = new Append(bytes, durable);
        lock (_gate)
        {
            _waiting.Add(append);
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteWaiting, CancellationToken.None);
            }
        }

        return append.Written.Task;
    }

    public async Task RemoveAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        AtomicFile.Delete(file);
    }

    public async Task<string> PutAsideAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        var aside = $"{file}.{AtomicFile.Stamp(clock)}";
        AtomicFile.Move(file, aside);
        return aside;
    }

    public async ValueTask DisposeAsync()
    {
        await _writing;
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
            return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.WriteFailed(file, problem.Message), problem);
        }
    }

    private void WriteWaiting()
    {
        while (true)
        {
            List<Append> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isWriting = false;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
            }

            if (_failure is { } failure)
            {
                // What comes now would build on lines that are not there.
                batch.ForEach(append => append.Written.SetException(failure));
            }
            else
            {
                Write(batch);
            }
        }
    }

    private void Write(List<Append> batch)
    {
        var length = _stream?.Length ?? 0;
        try
        {
            var stream = _stream ??= Open();
            length = stream.Length;
            var bytes = new byte[batch.Sum(append => append.Bytes.Length)];
            var at = 0;
            foreach (var append in batch)
            {
                append.Bytes.CopyTo(bytes.AsMemory(at));
                at += append.Bytes.Length;
            }

            stream.Write(bytes);

            // Who needs no flush goes on; the next one that does flushes this, too.
            batch.Where(append => !append.Durable).ToList().ForEach(append => append.Written.SetResult());
            if (batch.Any(append => append.Durable))
            {
                stream.Flush(flushToDisk: true);
                batch.Where(append => append.Durable).ToList().ForEach(append => append.Written.SetResult());
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DiagnosticException)
        {
            Cut(length);
            _failure = problem as DiagnosticException ?? new DiagnosticException(StateDiagnostics.WriteFailed(file, problem.Message), problem);
            batch.ForEach(append => append.Written.TrySetException(_failure));
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

    private sealed record Append(ReadOnlyMemory<byte> Bytes, bool Durable)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
