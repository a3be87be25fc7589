using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Journal;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Fuzzing;

/// <content>What a stack keeps on disk: its checkpoint, also compressed, and the journal of a run that was killed.</content>
public static partial class FuzzTargets
{
    private static readonly StackName Dev = new("tenant", "dev");

    private static readonly Lazy<(string Checkpoint, byte[] Journal, int[] LineEnds)> Killed = new(() => KilledRunAsync().GetAwaiter().GetResult());

    private static readonly Lazy<string> Scratch = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("immutainfra-fuzzing-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    private static readonly Lazy<string> ScratchFile = new(() => Path.Combine(Scratch.Value, "scratch.json"));

    /// <summary>The state.</summary>
    public static IReadOnlyList<FuzzTarget> State =>
    [
        new("state", MakeState, CheckState),
        new("journal", random => RawBytes.ToText(RawBytes.Damage(random, Killed.Value.Journal)), CheckTornJournal),
        new("journal-records", MakeJournal, CheckForgedJournal),
    ];

    private static string MakeState(FuzzRandom random)
    {
        var text = RawBytes.Utf8(random.OnceIn(2) ? new JsonMutation(random, Seeds.States).Next() : new StateMutation(random, Seeds.States).Next());
        return random.OnceIn(6) ? RawBytes.ToText(RawBytes.Damage(random, RawBytes.Gzip(RawBytes.Of(text)))) : text;
    }

    /// <summary>What can be read can be checked, written, and read again as the same.</summary>
    private static string? CheckState(string text)
    {
        File.WriteAllBytes(ScratchFile.Value, RawBytes.Of(text));
        try
        {
            var stored = FileBackend.ReadAsync(ScratchFile.Value, CancellationToken.None).GetAwaiter().GetResult();
            var (snapshot, secrets) = text.Contains("\"checkpoint\"", StringComparison.Ordinal)
                ? CheckpointReader.Read(stored, OpenSecrets) : CheckpointReader.ReadExport(stored, OpenSecrets);
            _ = Integrity.Verify(snapshot);
            var written = CheckpointWriter.Write(snapshot, secrets);
            var (again, sameSecrets) = CheckpointReader.Read(new StoredText("written", written), OpenSecrets);
            return CheckpointWriter.Write(again, sameSecrets).Span.SequenceEqual(written.Span) ? null : "what was written reads as something else";
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    /// <summary>Of a journal with torn or changed bytes, exactly the whole lines at its beginning count, or it is refused.</summary>
    private static string? CheckTornJournal(string text)
    {
        var (checkpoint, whole, ends) = Killed.Value;
        var torn = RawBytes.Of(text);
        try
        {
            var secrets = OpenSecrets(null);
            var reader = new JournalReader("journal", secrets.Seal);
            var records = reader.Read(torn);
            if (!torn.AsSpan(0, reader.WholeBytes).SequenceEqual(whole.AsSpan(0, Math.Min(reader.WholeBytes, whole.Length))) || records.Count != ends.Count(end => end < reader.WholeBytes))
            {
                return $"{records.Count} records are believed in {reader.WholeBytes} bytes that were never written so";
            }

            Replay(checkpoint, records);
            return null;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private static string MakeJournal(FuzzRandom random)
    {
        var (_, journal, _) = Killed.Value;
        var lines = RawBytes.ToText(journal).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(JournalWriter.CheckLength + 1)..]).ToList();
        var mutation = new JsonMutation(random, lines);
        for (var count = 1 + random.Below(3); count > 0 && lines.Count > 0; count--)
        {
            var at = random.Below(lines.Count);
            switch (random.Below(5))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(random.Below(lines.Count + 1), lines[at]);
                    break;
                default:
                    lines[at] = mutation.Next(lines[at]).ReplaceLineEndings(" ");
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>A journal whose checks are right and whose records are nonsense: replayed to a state that can be written, or refused.</summary>
    private static string? CheckForgedJournal(string text)
    {
        var secrets = OpenSecrets(null);
        var writer = new JournalWriter(secrets);
        byte[] journal = [.. text.Split('\n').SelectMany(line => writer.Line(RawBytes.Of(line)).ToArray())];
        try
        {
            Replay(Killed.Value.Checkpoint, new JournalReader("journal", secrets.Seal).Read(journal));
        }
        catch (DiagnosticException)
        {
            // Refused.
        }

        return null;
    }

    private static void Replay(string checkpoint, IReadOnlyList<JournalRecord> records)
    {
        var stored = new StoredText("checkpoint", System.Text.Encoding.UTF8.GetBytes(checkpoint));
        var (found, secrets) = CheckpointReader.Read(stored, OpenSecrets);
        var digest = records is [JournalRecord.Started started, ..] ? started.Digest : "";
        if (JournalReplay.Replay(found, digest, records, "journal").Book is { } book)
        {
            CheckpointWriter.Write(book.Picture(isLast: true), secrets);
        }
    }

    private static StackSecrets OpenSecrets(SecretsState? state) =>
        new(state, new PassphraseSource(_ => null, Path.Combine(Scratch.Value, "none")), new StackSettings(null));

    private static async Task<(string Checkpoint, byte[] Journal, int[] LineEnds)> KilledRunAsync()
    {
        var folder = Path.Combine(Scratch.Value, "killed");
        var store = new StackStore(
            new FileBackend(folder, TimeProvider.System, _ => null), new PassphraseSource(_ => null, Path.Combine(folder, "none")), TimeProvider.System);
        await using (var first = await store.OpenAsync(Dev))
        {
            await first.ChangeAsync(StateChange.Put(Resource("old", "1")));
            await first.FinishAsync(new RunSummary { Kind = RunKind.Update, Succeeded = true, ResourceChanges = new Dictionary<string, int>() });
        }

        var checkpoint = await File.ReadAllTextAsync(Path.Combine(folder, ".pulumi", "stacks", "tenant", "dev.json"));
        await using var session = await store.OpenAsync(Dev);
        var ticket = await session.BeginAsync(OperationKind.Creating, Resource("a"));
        await session.RecordCreatedAsync(ticket, "2", new ObjectValue(("status", "creating")));
        await session.CompleteAsync(ticket, StateChange.Put(Resource("a", "2")));
        await session.ChangeAsync(StateChange.Remove(Resource("old", "1")));
        await session.BeginAsync(OperationKind.Creating, Resource("b"));
        var journal = await File.ReadAllBytesAsync(Path.Combine(folder, ".pulumi", "journal", "tenant", "dev.journal"));
        return (checkpoint, journal, [.. Enumerable.Range(0, journal.Length).Where(i => journal[i] == '\n')]);
    }

    private static ResourceState Resource(string name, string id = "") => new()
    {
        Urn = Urn.Create("dev", "tenant", null, "immuta:index:S3Integration", name),
        Custom = true,
        Type = "immuta:index:S3Integration",
        Id = id,
        Inputs = new ObjectValue(("name", name), ("awsRegion", "eu-central-1")),
    };
}
