using System.Runtime.CompilerServices;

namespace ImmutaInfra.Engine.State.Backends;

/// <content>History, backups, removing and renaming.</content>
public sealed partial class FileBackend
{
    private const string HistoryEnding = ".history.json";

    /// <inheritdoc/>
    public async Task AddHistoryAsync(StackName stack, ReadOnlyMemory<byte> entry, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stem = Path.Combine(HistoryFolder(stack), $"{stack.Stack}-{AtomicFile.Stamp(clock)}");
        AtomicFile.Write(stem + HistoryEnding + CompressedEnding, Compressed(entry).Span, described: true);
        if (FindFile(stack) is not { } current)
        {
            return;
        }

        var ending = Path.GetFileName(current)[stack.Stack.Length..];
        await CopyAsync(current, $"{stem}.checkpoint{ending}");
        if (!IsTrue(Variables + "DISABLE_CHECKPOINT_BACKUPS"))
        {
            await CopyAsync(current, Path.Combine(BackupFolder(stack), $"{stack.Stack}.{AtomicFile.Stamp(clock)}{ending}"));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredText> ListHistoryAsync(StackName stack, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entries = FilesIn(HistoryFolder(stack)).Where(IsHistoryEntry).OrderDescending(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            yield return await ReadAsync(Path.Combine(HistoryFolder(stack), entry), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredText> ListBackupsAsync(StackName stack, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stacks = Path.Combine(_base, "stacks", stack.Project);
        var previous = Endings.Select(ending => Path.Combine(stacks, $"{stack.Stack}{ending}.bak")).Where(File.Exists);
        var copies = FilesIn(BackupFolder(stack)).Where(IsCheckpoint).OrderDescending(StringComparer.Ordinal).Select(file => Path.Combine(BackupFolder(stack), file));
        foreach (var file in previous.Concat(copies))
        {
            yield return await ReadAsync(file, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FindFile(stack) is { } file)
        {
            await CopyAsync(file, file + ".bak");
            AtomicFile.Delete(file);
        }

        AtomicFile.Delete(Path.Combine(_base, "stacks", stack.Project, stack.Stack + ".pulumi-tags"));
        AtomicFile.Delete(JournalFile(stack));
        foreach (var entry in FilesIn(HistoryFolder(stack)))
        {
            AtomicFile.Delete(Path.Combine(HistoryFolder(stack), entry));
        }
    }

    /// <inheritdoc/>
    public async Task RenameAsync(StackName stack, StackName renamed, ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default)
    {
        await SaveCheckpointAsync(renamed, text, cancellationToken);
        if (FindFile(stack) is { } file)
        {
            await CopyAsync(file, file + ".bak");
            AtomicFile.Delete(file);
        }

        AtomicFile.Delete(JournalFile(stack));
        foreach (var entry in FilesIn(HistoryFolder(stack)).Where(name => name.StartsWith(stack.Stack + "-", StringComparison.Ordinal)))
        {
            AtomicFile.Move(Path.Combine(HistoryFolder(stack), entry), Path.Combine(HistoryFolder(renamed), renamed.Stack + entry[stack.Stack.Length..]));
        }
    }

    private static bool IsHistoryEntry(string file) =>
        file.EndsWith(HistoryEnding, StringComparison.Ordinal) || file.EndsWith(HistoryEnding + ".gz", StringComparison.Ordinal);

    private static bool IsCheckpoint(string file) => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal));
}
