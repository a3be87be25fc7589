using System.Runtime.CompilerServices;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Locks;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Keeps stacks in a folder, in the layout of Pulumi's file backend.</summary>
/// <param name="root">The folder; what is kept lies in <c>.pulumi</c> below it.</param>
/// <param name="clock">The time.</param>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
/// <remarks>Source: Pulumi state format, sections 1, 7 and 8. The journal lies in a folder of its own, which Pulumi does not look at.</remarks>
public sealed partial class FileBackend(string root, TimeProvider clock, Func<string, string?> environment) : IStateBackend
{
    private const string Variables = "PULUMI_DIY_BACKEND_";
    private static readonly string[] Endings = [".json", ".json.gz", ".json.zst"];

    private readonly string _base = Path.Combine(Path.GetFullPath(root), ".pulumi");

    /// <inheritdoc/>
    public string Url => "file://" + Path.GetFullPath(root).Replace('\\', '/');

    private string Meta => Path.Combine(_base, "meta.yaml");

    /// <inheritdoc/>
    public async IAsyncEnumerable<StackName> ListAsync(string? project = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CheckLayout();
        await Task.CompletedTask;
        var stacks = Path.Combine(_base, "stacks");
        var projects = FoldersIn(stacks).Where(name => project is null || name == project).Order(StringComparer.Ordinal);
        foreach (var each in projects)
        {
            var names = FilesIn(Path.Combine(stacks, each)).Select(file => NameOf(each, file)).OfType<StackName>().Distinct();
            foreach (var name in names.OrderBy(name => name.Stack, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return name;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<StoredText?> FindCheckpointAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        CheckLayout();
        return FindFile(stack) is { } file ? await ReadAsync(file, cancellationToken) : null;
    }

    /// <inheritdoc/>
    public async Task SaveCheckpointAsync(StackName stack, ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default)
    {
        CheckLayout();
        cancellationToken.ThrowIfCancellationRequested();
        MakeLayout();
        var bytes = Compressed(text);
        var file = FileOf(stack) + CompressedEnding;
        var current = FindFile(stack);
        if (current is not null)
        {
            await CopyAsync(current, current + ".bak");
        }

        AtomicFile.Write(file, bytes.Span, described: true);
        if (current is not null && current != file)
        {
            AtomicFile.Delete(current);
        }

        if (IsTrue(Variables + "RETAIN_CHECKPOINTS") || IsTrue("PULUMI_RETAIN_CHECKPOINTS"))
        {
            AtomicFile.Write($"{file}.{AtomicFile.Stamp(clock)}", bytes.Span, described: true);
        }
    }

    /// <inheritdoc/>
    public Task<IStackLock> LockAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        CheckLayout();
        cancellationToken.ThrowIfCancellationRequested();
        MakeLayout();
        var taken = LocksOf(stack).Take(isStackGone: () => FindFile(stack) is null);
        DeleteDrafts(FileOf(stack));
        DeleteDrafts(JournalFile(stack));
        return Task.FromResult<IStackLock>(taken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockOwner>> ListLocksAsync(StackName stack, CancellationToken cancellationToken = default) =>
        Task.FromResult(LocksOf(stack).List());

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockOwner>> UnlockAsync(StackName stack, CancellationToken cancellationToken = default) =>
        Task.FromResult(LocksOf(stack).RemoveAll());

    /// <inheritdoc/>
    public IJournalStore JournalOf(StackName stack) => new FileJournal(JournalFile(stack), clock);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private FileLocks LocksOf(StackName stack) =>
        new(Path.Combine(_base, "locks", "organization", stack.Project, stack.Stack), Url, LockHolder.ThisProcess(), clock);

    private string FileOf(StackName stack) => Path.Combine(_base, "stacks", stack.Project, stack.Stack + ".json");

    private string JournalFile(StackName stack) => Path.Combine(_base, "journal", stack.Project, stack.Stack + ".journal");

    private string TagsFile(StackName stack) => Path.Combine(_base, "stacks", stack.Project, stack.Stack + ".pulumi-tags");

    private string HistoryFolder(StackName stack) => Path.Combine(_base, "history", stack.Project, stack.Stack);

    private string BackupFolder(StackName stack) => Path.Combine(_base, "backups", stack.Project, stack.Stack);

    private string? FindFile(StackName stack)
    {
        var plain = Path.Combine(_base, "stacks", stack.Project, stack.Stack);
        return Endings.Select(ending => plain + ending).Where(File.Exists).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault();
    }

    private static StackName? NameOf(string project, string file)
    {
        foreach (var ending in Endings)
        {
            if (file.EndsWith(ending, StringComparison.Ordinal) && StackName.IsName(project) && StackName.IsName(file[..^ending.Length]))
            {
                return new StackName(project, file[..^ending.Length]);
            }
        }

        return null;
    }

    private static async Task CopyAsync(string from, string to)
    {
        try
        {
            AtomicFile.Write(to, await File.ReadAllBytesAsync(from, CancellationToken.None), described: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(from, problem.Message), problem);
        }
    }

    /// <summary>Deletes what killed runs left half written. Who holds the lock is the only one to write.</summary>
    private static void DeleteDrafts(string file)
    {
        var (folder, name) = (Path.GetDirectoryName(file)!, Path.GetFileName(file));
        foreach (var draft in FilesIn(folder).Where(each => each.StartsWith(name + ".", StringComparison.Ordinal) && each.EndsWith(AtomicFile.DraftSuffix, StringComparison.Ordinal)))
        {
            AtomicFile.Delete(Path.Combine(folder, draft));
        }
    }

    private bool IsTrue(string variable) => environment(variable) is "true" or "1" or "TRUE" or "True" or "t" or "T";

    private static List<string> FoldersIn(string folder) => EntriesIn(folder, path => Directory.EnumerateDirectories(path));

    private static List<string> FilesIn(string folder) => EntriesIn(folder, path => Directory.EnumerateFiles(path));

    private static List<string> EntriesIn(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return Directory.Exists(folder) ? [.. list(folder).Select(path => Path.GetFileName(path))] : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(folder, problem.Message), problem);
        }
    }
}
