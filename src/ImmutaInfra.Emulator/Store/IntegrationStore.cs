using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Store;

/// <summary>All integrations of the emulated tenant.</summary>
/// <remarks>Not safe for several threads by itself: whoever uses it holds <see cref="Gate"/>, so that a check and the change
/// that follows it are one step.</remarks>
internal sealed class IntegrationStore : IDisposable
{
    private readonly SortedDictionary<long, IntegrationRecord> _records = [];

    // Who last made each claim. They may have given it up since, so whoever asks looks at the record as well.
    private readonly Dictionary<string, long> _claims = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly bool _keepTombstones;
    private readonly RecordFiles? _files;
    private long _lastId;

    /// <summary>Opens the store.</summary>
    /// <param name="files">Where it is kept; null for memory alone.</param>
    /// <param name="time">Says when a transient state is over.</param>
    /// <param name="keepTombstones">Whether a deleted record can still be read.</param>
    public IntegrationStore(RecordFiles? files, TimeProvider time, bool keepTombstones)
    {
        _files = files;
        _time = time;
        _keepTombstones = keepTombstones;
        foreach (var record in files?.LoadAll() ?? [])
        {
            _records[record.Id] = record;
            _lastId = Math.Max(_lastId, record.Id);
            Claim(record);
        }

        _lastId = Math.Max(_lastId, files?.LoadLastId() ?? 0);
    }

    public Lock Gate { get; } = new();

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>When an operation that starts now and lasts this long will end.</summary>
    public DateTimeOffset After(TimeSpan duration) => _time.GetUtcNow() + duration;

    /// <summary>The integration, or null if there is none.</summary>
    public IntegrationRecord? Find(long id) => _records.TryGetValue(id, out var record) ? Settle(record) : null;

    /// <summary>All that a list shows, by id. What is deleted is not among them, even if it can still be read.</summary>
    public IReadOnlyList<IntegrationRecord> List() =>
        [.. _records.Values.ToList().Select(Settle).OfType<IntegrationRecord>()
            .Where(record => record.Status != IntegrationStatus.Deleted)];

    /// <summary>The integration in use that holds a claim, or null if it is free.</summary>
    public IntegrationRecord? FindHolder(string? claim) =>
        claim is not null && _claims.TryGetValue(claim, out var id) && Find(id) is { } holder
        && holder.Claims().Contains(claim) ? holder : null;

    /// <summary>The next free id. None is ever given twice.</summary>
    public long NextId()
    {
        _lastId++;
        _files?.SaveLastId(_lastId);
        return _lastId;
    }

    /// <summary>Adds a record, or replaces the one with its id.</summary>
    public void Put(IntegrationRecord record) => Keep(record with
    {
        Since = _records.TryGetValue(record.Id, out var before) && before.Status == record.Status ? before.Since : Now,
    });

    /// <summary>Changes a configuration behind everybody's back: no checks, no state machine.</summary>
    /// <param name="record">The integration.</param>
    /// <param name="patch">A JSON merge patch for its <c>config</c> (RFC 7396: null removes).</param>
    public void EditOutOfBand(IntegrationRecord record, JObject patch)
    {
        var config = (JObject)record.Config.DeepClone();
        MergePatch.Apply(config, patch);
        Put(record with { Config = config });
    }

    /// <summary>Takes a record away without a trace.</summary>
    public void Remove(IntegrationRecord record)
    {
        _files?.Delete(record.Id);
        _records.Remove(record.Id);
    }

    public void Dispose() => _files?.Dispose();

    private IntegrationRecord? Settle(IntegrationRecord record)
    {
        var settled = record.At(_time.GetUtcNow());
        if (ReferenceEquals(settled, record))
        {
            return record;
        }

        if (settled.Status == IntegrationStatus.Deleted && !_keepTombstones)
        {
            Remove(record);
            return null;
        }

        Keep(settled);
        return settled;
    }

    private void Keep(IntegrationRecord record)
    {
        _files?.Save(record);
        _records[record.Id] = record;
        Claim(record);
    }

    private void Claim(IntegrationRecord record)
    {
        foreach (var claim in record.Claims())
        {
            _claims[claim] = record.Id;
        }
    }
}
