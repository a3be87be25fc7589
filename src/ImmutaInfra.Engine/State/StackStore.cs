using System.Collections.Concurrent;
using System.Reflection;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State;

/// <summary>Keeps stacks: the way in for whoever reads or changes a state.</summary>
/// <param name="backend">Where they are kept.</param>
/// <param name="passphrases">Where passphrases come from.</param>
/// <param name="clock">The time.</param>
/// <remarks>Mistakes and refusals come as <see cref="DiagnosticException"/> with codes <c>IMI41xx</c>. One store for a whole run derives the key of
/// a stack at most once.</remarks>
public sealed partial class StackStore(IStateBackend backend, PassphraseSource passphrases, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Settings, string? Type, string? Json), StackSecrets> _secrets = new();

    /// <summary>Where they are kept.</summary>
    public IStateBackend Backend => backend;

    /// <summary>What the user should know, up to now: that a passphrase was made, and where.</summary>
    public IReadOnlyList<Diagnostic> Notices => passphrases.Notice is { } notice ? [notice] : [];

    /// <summary>The folder with <c>Pulumi.STACK.yaml</c>, where the salt of a stack's key stands so that pulumi finds it; null to leave such files alone.</summary>
    public string? SettingsFolder { get; init; }

    /// <summary>Reads a stack without a lock, for a plan or for output; null where there is none. While a run changes it, the answer is of the moment
    /// and has the notice <c>IMI4132</c>.</summary>
    public async Task<LoadedStack?> FindAsync(StackName stack, CancellationToken cancellationToken = default) =>
        (await ReadAsync(stack, cancellationToken))?.Loaded;

    /// <summary>Locks a stack for a run; makes it where there is none. Replays the journal of a run that was killed.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4130</c>: another run holds it.</exception>
    public async Task<StackSession> OpenAsync(StackName stack, CancellationToken cancellationToken = default)
    {
        var taken = await backend.LockAsync(stack, cancellationToken);
        try
        {
            var file = await StackFile.FindAsync(backend, stack, SecretsOf(stack), cancellationToken) ?? await MakeAsync(stack);
            return new StackSession(backend, stack, await TakeOverAsync(stack, file), new StackSettings(SettingsFile(stack)), taken, clock);
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    /// <summary>Who made a deployment: this program, now.</summary>
    internal static Manifest NewManifest(TimeProvider clock)
    {
        var version = typeof(StackStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        version = "v" + version.Split('+')[0];
        return new Manifest(Timestamp.WithOffset(clock.GetLocalNow()), Integrity.MagicOf(version), version);
    }

    private Func<SecretsState?, StackSecrets> SecretsOf(StackName stack)
    {
        var file = SettingsFile(stack);

        // A stack without secrets has no key yet and cannot share one.
        return state => state is null
            ? new StackSecrets(null, passphrases, new StackSettings(file))
            : _secrets.GetOrAdd((file ?? "", state.Type, state.Json), _ => new StackSecrets(state, passphrases, new StackSettings(file)));
    }

    private string? SettingsFile(StackName stack)
    {
        if (SettingsFolder is null)
        {
            return null;
        }

        // Pulumi takes both endings, and makes a new file with the first.
        var (usual, other) = (Path.Combine(SettingsFolder, $"Pulumi.{stack.Stack}.yaml"), Path.Combine(SettingsFolder, $"Pulumi.{stack.Stack}.yml"));
        return !File.Exists(usual) && File.Exists(other) ? other : usual;
    }

    /// <summary>Reads a stack that this run has not locked; null where there is none.</summary>
    private async Task<StackFile?> ReadAsync(StackName stack, CancellationToken cancellationToken)
    {
        var owners = await ListRunsUnderWayAsync(stack, cancellationToken);
        if (await StackFile.FindAsync(backend, stack, SecretsOf(stack), cancellationToken) is not { } file)
        {
            return null;
        }

        // A run that has begun in between wrote the journal, and is not interrupted.
        if (owners.Count == 0 && file.Journal is not null)
        {
            owners = await ListRunsUnderWayAsync(stack, cancellationToken);
        }

        return owners.Count == 0 ? file : file.UnderWay(owners);
    }

    private async Task<IReadOnlyList<LockOwner>> ListRunsUnderWayAsync(StackName stack, CancellationToken cancellationToken) =>
        [.. (await backend.ListLocksAsync(stack, cancellationToken)).Where(owner => owner.Life != OwnerLife.Ended)];

    private async Task<StackFile> MakeAsync(StackName stack)
    {
        var secrets = SecretsOf(stack)(null);
        await backend.SaveCheckpointAsync(stack, CheckpointWriter.Write(new StackSnapshot { Stack = stack.Qualified }, secrets), CancellationToken.None);
        return (await StackFile.FindAsync(backend, stack, _ => secrets, CancellationToken.None))!;
    }

    /// <summary>Writes down what a journal adds, so that this run starts from a checkpoint of its own.</summary>
    private async Task<StackFile> TakeOverAsync(StackName stack, StackFile file)
    {
        if (file.Journal is not { } found)
        {
            return file;
        }

        await using var journal = backend.JournalOf(stack);
        if (found.Outcome.IsForeign)
        {
            var aside = await journal.PutAsideAsync(CancellationToken.None);
            return file.TakenOver(file.Loaded with { Notices = [StateDiagnostics.JournalForOther(aside, found.Outcome.Ids)] });
        }

        if (found.Outcome.Book is null)
        {
            await journal.RemoveAsync(CancellationToken.None);
            return file.TakenOver(file.Loaded);
        }

        // Announced first: were this run killed between checkpoint and removal, the journal would seem to belong to another state.
        var snapshot = file.Loaded.Snapshot with { Manifest = NewManifest(clock) };
        var text = CheckpointWriter.Write(snapshot, file.Secrets);
        var digest = StackFile.DigestOf(text.Span);
        await found.AnnounceAsync(journal, file.Secrets, digest);
        await backend.SaveCheckpointAsync(stack, text, CancellationToken.None);
        await journal.RemoveAsync(CancellationToken.None);
        return file.TakenOver(file.Loaded with { Snapshot = snapshot }, digest);
    }
}
