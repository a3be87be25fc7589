using System.Security.Cryptography;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Journal;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>A stack as it was read, with the means to go on from there.</summary>
internal sealed class StackFile
{
    private StackFile(LoadedStack loaded, StackSecrets secrets, string digest)
    {
        Loaded = loaded;
        Secrets = secrets;
        Digest = digest;
    }

    /// <summary>What users of the state see.</summary>
    public LoadedStack Loaded { get; private init; }

    /// <summary>Opens and closes its secrets.</summary>
    public StackSecrets Secrets { get; }

    /// <summary>The SHA-256 of the checkpoint alone.</summary>
    public string Digest { get; private init; }

    /// <summary>The journal that was there, or null.</summary>
    public FoundJournal? Journal { get; private init; }

    /// <summary>The same stack once its journal is dealt with.</summary>
    public StackFile TakenOver(LoadedStack loaded, string? digest = null) =>
        new(loaded, Secrets, digest ?? Digest);

    /// <summary>The same stack for who looks on while a run changes it: what that run has begun and not ended is not interrupted.</summary>
    public StackFile UnderWay(IReadOnlyList<LockOwner> owners) => TakenOver(Loaded with
    {
        Snapshot = Journal?.Outcome.Book is { } book
            ? book.Glimpse() with { Secrets = Loaded.Snapshot.Secrets }
            : Loaded.Snapshot with { PendingOperations = [] },
        Interrupted = [],
        Notices = [StateDiagnostics.RunUnderWay(owners)],
    });

    /// <summary>The lower-case hex SHA-256.</summary>
    public static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Reads a stack and its journal; null where there is no such stack.</summary>
    public static async Task<StackFile?> FindAsync(
        IStateBackend backend, StackName stack, Func<SecretsState?, StackSecrets> openSecrets, CancellationToken cancellationToken)
    {
        if (await backend.FindCheckpointAsync(stack, cancellationToken) is not { } stored)
        {
            return null;
        }

        var (snapshot, secrets) = await ReadAsync(backend, stack, stored, openSecrets, cancellationToken);
        if (snapshot.Stack != stack.Qualified)
        {
            throw new DiagnosticException(StateDiagnostics.OtherStack(stored.Name, snapshot.Stack, stack.Qualified));
        }

        await VerifyAsync(backend, stack, stored.Name, snapshot, cancellationToken);
        var digest = DigestOf(stored.Text.Span);
        await using var store = backend.JournalOf(stack);
        return await store.FindAsync(cancellationToken) is { } journal
            ? Replay(snapshot, secrets, digest, store.Name, journal)
            : new StackFile(new LoadedStack { Snapshot = snapshot, Digest = digest }, secrets, digest);
    }

    private static StackFile Replay(StackSnapshot snapshot, StackSecrets secrets, string digest, string name, ReadOnlyMemory<byte> journal)
    {
        var reader = new JournalReader(name, secrets.Seal);
        var records = reader.Read(journal);
        if (records.OfType<JournalRecord.Encrypted>().FirstOrDefault() is { } encrypted)
        {
            secrets.Adopt(encrypted.Secrets);
        }

        var outcome = JournalReplay.Replay(snapshot, digest, records, name);
        var loaded = new LoadedStack { Snapshot = snapshot, Digest = digest };
        if (outcome.IsForeign)
        {
            loaded = loaded with { Notices = [StateDiagnostics.JournalForOther(name, outcome.Ids)] };
        }
        else if (outcome.Book is { } book)
        {
            loaded = new LoadedStack
            {
                Snapshot = book.Picture(isLast: true) with { Secrets = secrets.State ?? snapshot.Secrets },
                Digest = DigestOf(System.Text.Encoding.ASCII.GetBytes(digest + DigestOf(journal.Span))),
                Interrupted = book.Open,
                Notices = [StateDiagnostics.JournalReplayed(book.Open.Count)],
            };
        }

        return new StackFile(loaded, secrets, digest) { Journal = new FoundJournal(journal[..reader.WholeBytes], reader.LastCheck, outcome) };
    }

    private static async Task<(StackSnapshot Snapshot, StackSecrets Secrets)> ReadAsync(
        IStateBackend backend, StackName stack, StoredText stored, Func<SecretsState?, StackSecrets> openSecrets, CancellationToken cancellationToken)
    {
        try
        {
            return CheckpointReader.Read(stored, openSecrets);
        }
        catch (DiagnosticException exception) when (exception.Diagnostics is [var damage] && StateDiagnostics.IsDamage(damage))
        {
            var sound = await ListSoundBackupsAsync(backend, stack, cancellationToken);
            throw new DiagnosticException([damage with { Hint = StateDiagnostics.GoBackTo(sound) }], exception);
        }
    }

    private static async Task VerifyAsync(IStateBackend backend, StackName stack, string name, StackSnapshot snapshot, CancellationToken cancellationToken)
    {
        var problems = Integrity.Verify(snapshot);
        if (problems.Count == 0)
        {
            return;
        }

        throw new DiagnosticException(StateDiagnostics.NotSound(name, problems, await ListSoundBackupsAsync(backend, stack, cancellationToken)));
    }

    private static async Task<List<string>> ListSoundBackupsAsync(IStateBackend backend, StackName stack, CancellationToken cancellationToken)
    {
        List<string> sound = [];
        await foreach (var backup in backend.ListBackupsAsync(stack, cancellationToken))
        {
            if (sound.Count < 3 && FindSound(backup) is not null)
            {
                sound.Add(backup.Name);
            }
        }

        return sound;
    }

    /// <summary>What a checkpoint says, with its secrets closed; null where it cannot be read or contradicts itself.</summary>
    public static StackSnapshot? FindSound(StoredText backup)
    {
        try
        {
            var nowhere = new PassphraseSource(_ => null, "");
            var snapshot = CheckpointReader.Read(backup, state => new StackSecrets(state, nowhere, new StackSettings(null))).Snapshot;
            return Integrity.Verify(snapshot).Count == 0 ? snapshot : null;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }
}
