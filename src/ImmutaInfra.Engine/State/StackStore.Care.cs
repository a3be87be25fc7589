using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State;

/// <content>What the commands that care for stacks do: make, remove, rename, export, import.</content>
public sealed partial class StackStore
{
    /// <summary>Makes a stack without resources.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4127</c>: there is one of that name.</exception>
    public async Task CreateAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        await using var taken = await backend.LockAsync(stack, cancellationToken);
        if (await backend.FindCheckpointAsync(stack, cancellationToken) is not null)
        {
            throw new DiagnosticException(StateDiagnostics.StackExists(stack));
        }

        await MakeAsync(stack);
    }

    /// <summary>Removes a stack with its history.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="force">Whether to remove it though it holds resources.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    /// <returns>The file with its settings, which stays; null where there is none.</returns>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack. <c>IMI4128</c>: it holds resources.</exception>
    public async Task<string?> RemoveAsync(StackName stack, bool force, CancellationToken cancellationToken = default)
    {
        await RequireAsync(stack, cancellationToken);
        await using var taken = await backend.LockAsync(stack, cancellationToken);
        await RequireAsync(stack, cancellationToken);
        if (!force)
        {
            var held = (await GetFileAsync(stack, cancellationToken)).Loaded.Snapshot.Resources.Count(resource => resource.IsManaged);
            if (held > 0)
            {
                throw new DiagnosticException(StateDiagnostics.StackHoldsResources(stack, held));
            }
        }

        await backend.RemoveAsync(stack, cancellationToken);
        return SettingsFile(stack) is { } settings && File.Exists(settings) ? settings : null;
    }

    /// <summary>Gives a stack another name: in its URNs, its history and its settings file, too.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack. <c>IMI4127</c>: the new name is taken.</exception>
    public async Task RenameAsync(StackName stack, StackName renamed, CancellationToken cancellationToken = default)
    {
        await RequireAsync(stack, cancellationToken);
        await using var taken = await backend.LockAsync(stack, cancellationToken);
        await using var takenNew = await backend.LockAsync(renamed, cancellationToken);
        var file = await GetFileAsync(stack, cancellationToken);
        if (await backend.FindCheckpointAsync(renamed, cancellationToken) is not null)
        {
            throw new DiagnosticException(StateDiagnostics.StackExists(renamed));
        }

        var snapshot = StackRenaming.Rename(file.Loaded.Snapshot, renamed);
        await backend.RenameAsync(stack, renamed, CheckpointWriter.Write(snapshot, file.Secrets), cancellationToken);
        var settings = SettingsFile(stack);
        if (settings is not null && stack.Stack != renamed.Stack && File.Exists(settings))
        {
            AtomicFile.Move(settings, Path.Combine(SettingsFolder!, $"Pulumi.{renamed.Stack}{Path.GetExtension(settings)}"));
        }
    }

    /// <summary>A stack in the form of <c>pulumi stack export</c>.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="showSecrets">Whether secrets stand there in clear.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack.</exception>
    public async Task<string> ExportAsync(StackName stack, bool showSecrets, CancellationToken cancellationToken = default)
    {
        var file = await ReadAsync(stack, cancellationToken) ?? throw new DiagnosticException(await NoSuchStackAsync(stack, cancellationToken));
        return CheckpointWriter.Export(file.Loaded.Snapshot, file.Secrets, showSecrets);
    }

    /// <summary>Puts an exported text in the place of a stack's content. What was pending is dropped, secrets in clear are encrypted.</summary>
    /// <param name="stack">The stack; made where there is none.</param>
    /// <param name="export">The text and its name.</param>
    /// <param name="force">Whether to take it though it contradicts itself or is of another stack, whose resources are renamed then.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="DiagnosticException"><c>IMI4129</c>: it fails the checks.</exception>
    public async Task<ImportedState> ImportAsync(StackName stack, StoredText export, bool force, CancellationToken cancellationToken = default)
    {
        var (read, secrets) = CheckpointReader.ReadExport(export, SecretsOf(stack));
        var strangers = read.Resources.Select(resource => new StackName(resource.Urn.Project, resource.Urn.Stack)).Distinct().Where(named => named != stack).ToList();
        if (!force && (strangers.Count > 0 || Integrity.Verify(read).Count > 0))
        {
            throw new DiagnosticException(StateDiagnostics.ImportRefused(export.Name, stack, strangers, Integrity.Verify(read)));
        }

        await using var taken = await backend.LockAsync(stack, cancellationToken);
        var snapshot = read with { Stack = stack.Qualified, PendingOperations = [], Manifest = NewManifest(clock) };
        var text = CheckpointWriter.Write(strangers.Count == 0 ? snapshot : StackRenaming.Rename(snapshot, stack), secrets);
        secrets.PublishSalt();
        var isThere = await HasStateAsync(stack, cancellationToken);
        await backend.SaveCheckpointAsync(stack, text, cancellationToken);
        await using var journal = backend.JournalOf(stack);
        await journal.RemoveAsync(CancellationToken.None);
        return new ImportedState(isThere, strangers);
    }

    /// <summary>Whether there is a state, be it damaged.</summary>
    private async Task<bool> HasStateAsync(StackName stack, CancellationToken cancellationToken)
    {
        try
        {
            return await backend.FindCheckpointAsync(stack, cancellationToken) is not null;
        }
        catch (DiagnosticException)
        {
            return true;
        }
    }

    /// <summary>Refuses a stack that another run holds. Whoever will write asks before the work that leads there; the lock itself is taken later.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4130</c>: another run holds it.</exception>
    public async Task RequireUnlockedAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        if (await ListRunsUnderWayAsync(stack, cancellationToken) is { Count: > 0 } owners)
        {
            throw new DiagnosticException(StateDiagnostics.Locked(owners));
        }
    }

    /// <summary>Removes a stack's locks and says whose they were.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="force">Whether to take them away from a process that is running on this machine, too.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    /// <exception cref="DiagnosticException"><c>IMI4133</c>: a process on this machine holds one and is running.</exception>
    public async Task<IReadOnlyList<LockOwner>> UnlockAsync(StackName stack, bool force, CancellationToken cancellationToken = default)
    {
        var running = (await backend.ListLocksAsync(stack, cancellationToken)).Where(owner => owner.Life == OwnerLife.Running).ToList();
        return force || running.Count == 0
            ? await backend.UnlockAsync(stack, cancellationToken)
            : throw new DiagnosticException(StateDiagnostics.OwnerRunning(running));
    }

    private async Task<StackFile> GetFileAsync(StackName stack, CancellationToken cancellationToken) =>
        await StackFile.FindAsync(backend, stack, SecretsOf(stack), cancellationToken)
        ?? throw new DiagnosticException(await NoSuchStackAsync(stack, cancellationToken));

    /// <summary>Refuses a stack that is not there. Before any lock, which would leave a folder behind.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack.</exception>
    public async Task RequireAsync(StackName stack, CancellationToken cancellationToken = default) =>
        _ = await backend.FindCheckpointAsync(stack, cancellationToken) ?? throw new DiagnosticException(await NoSuchStackAsync(stack, cancellationToken));

    private async Task<Diagnostic> NoSuchStackAsync(StackName stack, CancellationToken cancellationToken)
    {
        List<string> known = [];
        await foreach (var other in backend.ListAsync(stack.Project, cancellationToken))
        {
            known.Add(other.Stack);
        }

        return StateDiagnostics.NoSuchStack(stack, known);
    }
}
