using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Journal;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>A run's hold on a stack: the lock, what was found, and the book of what is done. Safe for use from several threads.</summary>
/// <remarks>Each step costs one or two lines of a journal; the checkpoint is written at the end, and from time to time so that pulumi sees how far
/// a long run has come.</remarks>
public sealed partial class StackSession : IAsyncDisposable
{
    private readonly IStateBackend _backend;
    private readonly TimeProvider _clock;
    private readonly StackSecrets _secrets;
    private readonly StackSettings _settings;
    private readonly IStackLock _lock;
    private readonly IJournalStore _journal;
    private readonly JournalWriter _lines;
    private readonly StackBook _book;
    private readonly string _foundDigest;
    private readonly bool _tellsEncryption;
    private readonly DateTimeOffset _started;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly DiagnosticBag _notices = [];
    private long _number;
    private bool _hasJournal;
    private bool _hasToldEncryption;
    private bool _isOver;

    internal StackSession(IStateBackend backend, StackName stack, StackFile file, StackSettings settings, IStackLock taken, TimeProvider clock)
    {
        _backend = backend;
        _clock = clock;
        _secrets = file.Secrets;
        _settings = settings;
        _lock = taken;
        _journal = backend.JournalOf(stack);
        _lines = new JournalWriter(_secrets);
        _book = new StackBook(file.Loaded.Snapshot);
        _foundDigest = file.Digest;
        _tellsEncryption = file.Loaded.Snapshot.Secrets is null;
        _started = clock.GetUtcNow();
        _lastCheckpoint = clock.GetTimestamp();
        Stack = stack;
        Found = file.Loaded;
        _notices.AddRange(taken.Notices);
        _notices.AddRange(file.Loaded.Notices);
    }

    /// <summary>The stack.</summary>
    public StackName Stack { get; }

    /// <summary>What was found.</summary>
    public LoadedStack Found { get; }

    /// <summary>What the user should know, up to now.</summary>
    public IReadOnlyList<Diagnostic> Notices => _notices.ToList();

    /// <summary>Begins to derive the key of the stack's secrets, beside other work. Worth calling when it is clear that a secret will be opened.</summary>
    public void PrepareSecrets() => _secrets.Prepare();

    /// <summary>How the stack stands now. Made anew at each call, in the time that the whole stack takes.</summary>
    public async Task<StackSnapshot> GetCurrentAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _book.Picture(isLast: false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says what is about to be done. It is on disk, safe from a power failure, when the answer comes.</summary>
    /// <param name="kind">What is about to be done.</param>
    /// <param name="resource">The resource as it is to become; for a deletion as it is.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="DiagnosticException"><c>IMI4124</c>: it cannot be written; nothing may be done.</exception>
    public async Task<OperationTicket> BeginAsync(OperationKind kind, ResourceState resource, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ticket = new OperationTicket(Interlocked.Increment(ref _number), new PendingOperation(kind, resource));
        try
        {
            await WriteAsync(
                new JournalRecord.Begun(ticket.Number, ticket.Operation), () => _book.Begin(ticket.Number, ticket.Operation), isDurable: true);
        }
        catch (DiagnosticException)
        {
            await _turn.WaitAsync(CancellationToken.None);
            _book.Forget(ticket.Number);
            _turn.Release();
            throw;
        }

        return ticket;
    }

    /// <summary>Says that a creation has got its id and goes on. It is on disk, safe from a power failure, when the answer comes.</summary>
    public Task RecordCreatedAsync(OperationTicket ticket, string id, ObjectValue outputs) =>
        WriteAsync(
            new JournalRecord.Created(ticket.Number, id, outputs), () => ticket.Operation = _book.Created(ticket.Number, id, outputs), isDurable: true);

    /// <summary>Says what came of an operation. It is written when the answer comes, and safe from a power failure before the next operation begins.</summary>
    public Task CompleteAsync(OperationTicket ticket, StateChange change) =>
        ChangeAsync(new JournalRecord.Changed(ticket.Number, change), () =>
        {
            _book.End(ticket.Number);
            _book.Apply(change);
        });

    /// <summary>Says that an operation failed and has left everything as it was.</summary>
    public Task AbandonAsync(OperationTicket ticket) =>
        ChangeAsync(new JournalRecord.Abandoned(ticket.Number), () => _book.End(ticket.Number));

    /// <summary>Changes the state where no provider had to do anything.</summary>
    public Task ChangeAsync(StateChange change) => ChangeAsync(new JournalRecord.Changed(null, change), () => _book.Apply(change));

    /// <summary>Says that a resource was visited and is as it was. Writes nothing: it only moves up in the order.</summary>
    public async Task KeepAsync(ResourceState resource)
    {
        await _turn.WaitAsync(CancellationToken.None);
        _book.Keep(resource);
        _turn.Release();
    }

    /// <summary>Forgets an operation of an earlier run, now that it is clear what came of it. Putting its resource does this by itself.</summary>
    public Task SettleAsync(PendingOperation operation) =>
        ChangeAsync(
            new JournalRecord.Settled(operation.Kind, operation.Resource.Key), () => _book.Settle(operation.Kind, operation.Resource.Key));

    private async Task ChangeAsync(JournalRecord record, Action change)
    {
        await WriteAsync(record, change, isDurable: false);
        CheckpointWhenDue();
    }

    /// <summary>Changes the book and appends the line, in one order for both.</summary>
    private async Task WriteAsync(JournalRecord record, Action change, bool isDurable)
    {
        // Encrypting may have to wait for the key; others need not wait for that.
        var json = await Task.Run(() => _lines.Encode(record));
        Task appended;
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            change();
            await StartJournalAsync();
            appended = _journal.AppendAsync(WithEncryption(json), isDurable, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }

        await appended;
    }

    /// <summary>A run that does nothing leaves no journal behind.</summary>
    private async Task StartJournalAsync()
    {
        if (!_hasJournal)
        {
            await _journal.StartAsync(_lines.FirstLine(_foundDigest), CancellationToken.None);
            _hasJournal = true;
        }
    }

    private ReadOnlyMemory<byte> WithEncryption(ReadOnlyMemory<byte> json)
    {
        if (!_tellsEncryption || _hasToldEncryption || _secrets.State is not { } state)
        {
            return _lines.Line(json);
        }

        _hasToldEncryption = true;
        var encryption = _lines.Line(_lines.Encode(new JournalRecord.Encrypted(state)));
        return (byte[])[.. encryption.Span, .. _lines.Line(json).Span];
    }
}
