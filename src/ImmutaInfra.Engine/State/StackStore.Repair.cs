using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State;

/// <content>Looking a stack over, going back to a backup, and taking it to another backend.</content>
public sealed partial class StackStore
{
    private const int MostProblems = 10;

    /// <summary>Looks a stack over: its form, its order, what its records name, its journal, and that each secret opens.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack.</exception>
    public async Task<StackVerification> VerifyAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        StackFile? file;
        try
        {
            file = await ReadAsync(stack, cancellationToken);
        }
        catch (DiagnosticException damage)
        {
            return new StackVerification(0, 0, 0, 0, damage.Diagnostics);
        }

        var loaded = (file ?? throw new DiagnosticException(await NoSuchStackAsync(stack, cancellationToken))).Loaded;
        List<Diagnostic> found = [.. loaded.Notices];
        var opened = 0;
        foreach (var (place, secret) in SecretPlaces.In(loaded.Snapshot))
        {
            try
            {
                _ = secret.Revealed;
                opened++;
            }
            catch (DiagnosticException problem) when (problem.Diagnostics is [{ Code: "IMI4113" }, ..])
            {
                found.Add(StateDiagnostics.SecretDamaged($"At {place}: the secret"));
                if (found.Count > MostProblems)
                {
                    break;
                }
            }
            catch (DiagnosticException problem)
            {
                // Without the key, one secret says as much as all.
                found.AddRange(problem.Diagnostics);
                break;
            }
        }

        var resources = CountOf(loaded.Snapshot);
        return new StackVerification(resources, loaded.Snapshot.Resources.Count - resources, opened, loaded.Snapshot.PendingOperations.Count, found);
    }

    /// <summary>Puts a backup in the place of a stack's state. The state before becomes a backup, whatever it looks like.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="from">The backup: its name, the end of its name, or a file; null for the newest sound one that differs from what is there.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="DiagnosticException"><c>IMI4148</c>: there is no such backup. <c>IMI4101</c> to <c>IMI4108</c>: it will not do.</exception>
    public async Task<RestoredState> RestoreAsync(StackName stack, string? from, CancellationToken cancellationToken = default)
    {
        _ = await GetBackupAsync(stack, from, cancellationToken); // before the lock, which would leave a folder behind
        await using var taken = await backend.LockAsync(stack, cancellationToken);
        var chosen = await GetBackupAsync(stack, from, cancellationToken);
        var snapshot = Sound(stack, chosen);
        var wasThere = await HasStateAsync(stack, cancellationToken);
        await backend.SaveCheckpointAsync(stack, chosen.Text, CancellationToken.None);
        await using var journal = backend.JournalOf(stack);
        if (await journal.FindAsync(CancellationToken.None) is not null)
        {
            await journal.PutAsideAsync(CancellationToken.None);
        }

        var before = wasThere ? await FirstBackupAsync(stack, cancellationToken) : null;
        return new RestoredState(
            chosen.Name, snapshot.Manifest?.Time?.Time, CountOf(snapshot), before is { } kept && StackFile.FindSound(kept) is not null ? ShortName(kept) : null);
    }

    /// <summary>The former states of a stack: the newest first, damaged ones last.</summary>
    public async Task<IReadOnlyList<StackBackup>> ListBackupsAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        var present = await FindPresentAsync(stack, cancellationToken);
        var backups = new List<StackBackup>();
        await foreach (var backup in backend.ListBackupsAsync(stack, cancellationToken))
        {
            var snapshot = StackFile.FindSound(backup);
            backups.Add(new StackBackup(
                ShortName(backup), snapshot?.Manifest?.Time?.Time, snapshot is null ? null : CountOf(snapshot), backup.Text.Span.SequenceEqual(present.Span)));
        }

        return [.. backups.OrderBy(backup => backup.Resources is null).ThenByDescending(backup => backup.WrittenAt)];
    }

    /// <summary>Takes a stack with its history and tags to another backend; here, it stays as it is.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="force">Whether a stack of that name there is replaced; it becomes a backup.</param>
    /// <param name="cancellationToken">Gives up; a stack that is not complete there is not there.</param>
    /// <returns>How many resources and how many runs were taken along.</returns>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack. <c>IMI4127</c>: there is one at the target.</exception>
    public async Task<(int Resources, int Runs)> CopyAsync(IStateBackend target, StackName stack, bool force, CancellationToken cancellationToken = default)
    {
        if (target.Url == backend.Url)
        {
            throw new DiagnosticException(StateDiagnostics.CopyOntoItself(backend.Url));
        }

        await RequireAsync(stack, cancellationToken);
        await using var taken = await backend.LockAsync(stack, cancellationToken);
        var file = await GetFileAsync(stack, cancellationToken);
        await using var takenThere = await target.LockAsync(stack, cancellationToken);
        if (!force && await target.FindCheckpointAsync(stack, cancellationToken) is not null)
        {
            throw new DiagnosticException(StateDiagnostics.CopyOverAnother(stack, target.Url));
        }

        var runs = 0;
        await foreach (var run in backend.ListRunsAsync(stack, cancellationToken))
        {
            await target.AddRunAsync(stack, run, cancellationToken);
            runs++;
        }

        // The bytes as they are, unless a journal has more to say.
        var text = file.Journal is null
            ? (await backend.FindCheckpointAsync(stack, cancellationToken))!.Text
            : CheckpointWriter.Write(file.Loaded.Snapshot with { Manifest = NewManifest(clock) }, file.Secrets);
        await target.SaveCheckpointAsync(stack, text, cancellationToken);
        await target.SaveTagsAsync(stack, (await backend.FindTagsAsync(stack, cancellationToken))?.Text, cancellationToken);
        await using var journal = target.JournalOf(stack);
        if (await journal.FindAsync(CancellationToken.None) is not null)
        {
            await journal.PutAsideAsync(CancellationToken.None);
        }

        return (CountOf(file.Loaded.Snapshot), runs);
    }

    private async Task<StoredText> GetBackupAsync(StackName stack, string? from, CancellationToken cancellationToken)
    {
        if ((from is null ? await FindBackupAsync(stack, cancellationToken) : await FindBackupAsync(stack, from, cancellationToken)) is { } chosen)
        {
            return chosen;
        }

        var backups = new List<string>();
        await foreach (var backup in backend.ListBackupsAsync(stack, cancellationToken))
        {
            backups.Add(ShortName(backup));
        }

        throw new DiagnosticException(StateDiagnostics.NoSuchBackup(stack, from, backups));
    }

    private async Task<StoredText?> FindBackupAsync(StackName stack, CancellationToken cancellationToken)
    {
        var present = await FindPresentAsync(stack, cancellationToken);
        await foreach (var backup in backend.ListBackupsAsync(stack, cancellationToken))
        {
            if (!backup.Text.Span.SequenceEqual(present.Span) && StackFile.FindSound(backup) is not null)
            {
                return backup;
            }
        }

        return null;
    }

    private async Task<StoredText?> FirstBackupAsync(StackName stack, CancellationToken cancellationToken)
    {
        await foreach (var backup in backend.ListBackupsAsync(stack, cancellationToken))
        {
            return backup;
        }

        return null;
    }

    private async Task<ReadOnlyMemory<byte>> FindPresentAsync(StackName stack, CancellationToken cancellationToken)
    {
        try
        {
            return await backend.FindCheckpointAsync(stack, cancellationToken) is { } stored ? stored.Text : default;
        }
        catch (DiagnosticException)
        {
            // What cannot even be read is no reason to leave the backups alone.
            return default;
        }
    }

    /// <summary>A backup's name without the place where all of them are.</summary>
    private static string ShortName(StoredText backup) => Path.GetFileName(backup.Name);

    private static int CountOf(StackSnapshot snapshot) => snapshot.Resources.Count(resource => resource.IsManaged);

    private async Task<StoredText?> FindBackupAsync(StackName stack, string name, CancellationToken cancellationToken)
    {
        await foreach (var backup in backend.ListBackupsAsync(stack, cancellationToken))
        {
            if (backup.Name == name || ShortName(backup) == name || backup.Name.EndsWith($"/{name}", StringComparison.Ordinal) || backup.Name.EndsWith($"@{name}", StringComparison.Ordinal))
            {
                return backup;
            }
        }

        return File.Exists(name) ? await FileBackend.ReadAsync(name, cancellationToken) : null;
    }

    private StackSnapshot Sound(StackName stack, StoredText backup)
    {
        var (snapshot, _) = CheckpointReader.Read(backup, SecretsOf(stack));
        if (snapshot.Stack != stack.Qualified)
        {
            throw new DiagnosticException(StateDiagnostics.OtherStack(backup.Name, snapshot.Stack, stack.Qualified));
        }

        return Integrity.Verify(snapshot) is { Count: > 0 } problems
            ? throw new DiagnosticException(StateDiagnostics.NotSound(backup.Name, problems, []))
            : snapshot;
    }
}
