using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Gathers appends that come while one is written, and writes them together. After a failure all that follow fail, too: they would build on
/// what is not there.</summary>
/// <param name="write">Writes a batch; throws <see cref="DiagnosticException"/> where that cannot be done.</param>
internal sealed class AppendQueue(Func<AppendQueue.Batch, Task> write)
{
    private readonly Lock _gate = new();
    private List<Append> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private DiagnosticException? _failure;

    /// <summary>Appends. Ends when it is written, or safe from a power failure where <paramref name="durable"/>.</summary>
    public Task AppendAsync(ReadOnlyMemory<byte> bytes, bool durable)
    {
        var append = new Append(bytes, durable);
        lock (_gate)
        {
            _waiting.Add(append);
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteWaitingAsync, CancellationToken.None);
            }
        }

        return append.Written.Task;
    }

    /// <summary>Waits until nothing is being written.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            return _writing;
        }
    }

    /// <summary>Forgets a failure: what comes now builds on something new.</summary>
    public void Reset() => _failure = null;

    private async Task WriteWaitingAsync()
    {
        while (true)
        {
            List<Append> taken;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isWriting = false;
                    return;
                }

                (taken, _waiting) = (_waiting, []);
            }

            try
            {
                if (_failure is null)
                {
                    await write(new Batch(taken));
                    taken.ForEach(append => append.Written.TrySetResult());
                }
            }
            catch (DiagnosticException failure)
            {
                _failure = failure;
            }

            if (_failure is { } broken)
            {
                taken.ForEach(append => append.Written.TrySetException(broken));
            }
        }
    }

    /// <summary>Appends that are written together.</summary>
    internal sealed class Batch(List<Append> appends)
    {
        /// <summary>What to write.</summary>
        public ReadOnlyMemory<byte> Bytes
        {
            get
            {
                var bytes = new byte[appends.Sum(append => append.Bytes.Length)];
                var at = 0;
                foreach (var append in appends)
                {
                    append.Bytes.CopyTo(bytes.AsMemory(at));
                    at += append.Bytes.Length;
                }

                return bytes;
            }
        }

        /// <summary>Whether somebody waits until it would survive a power failure.</summary>
        public bool IsDurable => appends.Exists(append => append.Durable);

        /// <summary>Lets those go on who only need it to survive the process.</summary>
        public void ReleaseUnhurried() => appends.Where(append => !append.Durable).ToList().ForEach(append => append.Written.TrySetResult());
    }

    /// <summary>One append.</summary>
    internal sealed record Append(ReadOnlyMemory<byte> Bytes, bool Durable)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
