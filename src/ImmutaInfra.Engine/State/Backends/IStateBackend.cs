namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Where stacks are kept: bytes by name, whatever they say. Each write is all or nothing.</summary>
/// <remarks>Failures that the user can mend (no rights, disk full, locked) are thrown as
/// <see cref="Core.Diagnostics.DiagnosticException"/>; the content before them is then still there.</remarks>
public interface IStateBackend : IAsyncDisposable
{
    /// <summary>The place as a URL, free of passwords; for messages.</summary>
    string Url { get; }

    /// <summary>The stacks, ordered by project and name.</summary>
    /// <param name="project">Only those of this project; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<StackName> ListAsync(string? project = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a stack's checkpoint, decompressed; null where there is no such stack.</summary>
    Task<StoredText?> FindCheckpointAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Writes a stack's checkpoint and keeps the one before as a backup.</summary>
    Task SaveCheckpointAsync(StackName stack, ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default);

    /// <summary>Deletes a stack with its history, tags and journal; the last checkpoint stays as a backup.</summary>
    Task RemoveAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Writes the checkpoint under a new name and lets the history follow.</summary>
    /// <param name="stack">The old name.</param>
    /// <param name="renamed">The new name.</param>
    /// <param name="text">The checkpoint with the new name in it.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    Task RenameAsync(StackName stack, StackName renamed, ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default);

    /// <summary>Adds an entry to the history, with a copy of the checkpoint, and a backup.</summary>
    Task AddHistoryAsync(StackName stack, ReadOnlyMemory<byte> entry, CancellationToken cancellationToken = default);

    /// <summary>The runs that the history tells of, oldest first.</summary>
    IAsyncEnumerable<StoredRun> ListRunsAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Adds a run of another backend to the history as it was there. One of the same moment is replaced.</summary>
    Task AddRunAsync(StackName stack, StoredRun run, CancellationToken cancellationToken = default);

    /// <summary>The tags of a stack, as the JSON of a tags file; null where it has none.</summary>
    Task<StoredText?> FindTagsAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Writes the tags of a stack; null takes them away.</summary>
    Task SaveTagsAsync(StackName stack, ReadOnlyMemory<byte>? tags, CancellationToken cancellationToken = default);

    /// <summary>Former checkpoints, newest first.</summary>
    IAsyncEnumerable<StoredText> ListBackupsAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Locks a stack until the answer is disposed of.</summary>
    /// <exception cref="Core.Diagnostics.DiagnosticException"><c>IMI4130</c>: somebody else holds it.</exception>
    Task<IStackLock> LockAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Who holds a stack's locks.</summary>
    Task<IReadOnlyList<LockOwner>> ListLocksAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>Removes a stack's locks, whoever holds them, and says whose they were.</summary>
    Task<IReadOnlyList<LockOwner>> UnlockAsync(StackName stack, CancellationToken cancellationToken = default);

    /// <summary>The place where the journal of a stack's runs is kept.</summary>
    IJournalStore JournalOf(StackName stack);
}
