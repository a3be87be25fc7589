namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Keeps a journal: bytes that only ever grow, until a new journal takes their place.</summary>
public interface IJournalStore : IAsyncDisposable
{
    /// <summary>The place; for messages.</summary>
    string Name { get; }

    /// <summary>Everything that was appended since the last start; null where there is no journal.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts anew: what was there goes, this takes its place at once.</summary>
    Task StartAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>Appends.</summary>
    /// <param name="bytes">What to append.</param>
    /// <param name="durable">Whether to wait until it, and all before it, would survive a power failure. Otherwise it survives the end of the process.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    Task AppendAsync(ReadOnlyMemory<byte> bytes, bool durable, CancellationToken cancellationToken = default);

    /// <summary>Removes the journal.</summary>
    Task RemoveAsync(CancellationToken cancellationToken = default);

    /// <summary>Puts a journal that belongs to another checkpoint aside and says where it is now.</summary>
    Task<string> PutAsideAsync(CancellationToken cancellationToken = default);
}
