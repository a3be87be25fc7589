using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Engine.State.Backends;

/// <content>History, backups, removing and renaming.</content>
public sealed partial class FileBackend
{
    private const string HistoryEnding = ".history.json";

    /// <inheritdoc/>
    public async Task AddHistoryAsync(StackName stack, ReadOnlyMemory<byte> entry, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stem = Path.Combine(HistoryFolder(stack), $"{stack.Stack}-{NextStamp(HistoryFolder(stack))}");
        AtomicFile.Write(stem + HistoryEnding + CompressedEnding, Compressed(entry).Span, described: true);
        if (FindFile(stack) is not { } current)
        {
            return;
        }

        var ending = Path.GetFileName(current)[stack.Stack.Length..];
        await CopyAsync(current, $"{stem}.checkpoint{ending}");
        if (!IsTrue(Variables + "DISABLE_CHECKPOINT_BACKUPS"))
        {
            await CopyAsync(current, Path.Combine(BackupFolder(stack), $"{stack.Stack}.{NextStamp(BackupFolder(stack))}{ending}"));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRun> ListRunsAsync(StackName stack, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var folder = HistoryFolder(stack);
        foreach (var file in FilesIn(folder).Where(IsHistoryEntry).Order(StringComparer.Ordinal))
        {
            var stem = file[..file.IndexOf(HistoryEnding, StringComparison.Ordinal)];
            if (!long.TryParse(stem.AsSpan(stem.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var stamp))
            {
                continue;
            }

            var entry = await ReadAsync(Path.Combine(folder, file), cancellationToken);
            var checkpoint = Endings.Select(ending => Path.Combine(folder, $"{stem}.checkpoint{ending}")).FirstOrDefault(File.Exists);
            yield return new StoredRun(stamp, entry.Text, checkpoint is null ? null : (await ReadAsync(checkpoint, cancellationToken)).Text);
        }
    }

    /// <inheritdoc/>
    public Task AddRunAsync(StackName stack, StoredRun run, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stem = Path.Combine(HistoryFolder(stack), string.Create(CultureInfo.InvariantCulture, $"{stack.Stack}-{run.Stamp}"));
        AtomicFile.Write(stem + HistoryEnding + CompressedEnding, Compressed(run.Entry).Span, described: true);
        if (run.Checkpoint is { } checkpoint)
        {
            AtomicFile.Write($"{stem}.checkpoint.json{CompressedEnding}", Compressed(checkpoint).Span, described: true);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<StoredText?> FindTagsAsync(StackName stack, CancellationToken cancellationToken = default) =>
        File.Exists(TagsFile(stack)) ? await ReadAsync(TagsFile(stack), cancellationToken) : null;

    /// <inheritdoc/>
    public Task SaveTagsAsync(StackName stack, ReadOnlyMemory<byte>? tags, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (tags is { } text)
        {
            AtomicFile.Write(TagsFile(stack), text.Span, described: true);
        }
        else
        {
            AtomicFile.Delete(TagsFile(stack));
        }

        return Task.CompletedTask;
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

        AtomicFile.Delete(TagsFile(stack));
        AtomicFile.Delete(JournalFile(stack));
        foreach (var entry in FilesIn(HistoryFolder(stack)))
        {
            AtomicFile.Delete(Path.Combine(HistoryFolder(stack), entry));
        }

        AtomicFile.DeleteEmptyFolder(HistoryFolder(stack));
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

    /// <summary>A stamp behind all that stand in the names of a folder, though the clock may have been set back: their order is that of the runs.</summary>
    private long NextStamp(string folder)
    {
        var latest = FilesIn(folder).SelectMany(file => Stamps().Matches(file)).Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        return Math.Max(AtomicFile.Stamp(clock), latest + 1);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{19}(?![0-9])")]
    private static partial Regex Stamps();

    private static bool IsHistoryEntry(string file) =>
        file.EndsWith(HistoryEnding, StringComparison.Ordinal) || file.EndsWith(HistoryEnding + ".gz", StringComparison.Ordinal);

    private static bool IsCheckpoint(string file) => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal));
}
