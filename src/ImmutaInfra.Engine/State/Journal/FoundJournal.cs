using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State.Journal;

/// <summary>The journal of a run that did not end.</summary>
/// <param name="Whole">Its whole lines.</param>
/// <param name="LastCheck">The check of the last of them.</param>
/// <param name="Outcome">What they mean for the checkpoint.</param>
internal sealed record FoundJournal(ReadOnlyMemory<byte> Whole, string LastCheck, JournalReplay.Outcome Outcome)
{
    /// <summary>Notes that a checkpoint with all of it is about to be written. A line that was cut off goes.</summary>
    public async Task AnnounceAsync(IJournalStore store, StackSecrets secrets, string digest)
    {
        var lines = new JournalWriter(secrets, LastCheck);
        var line = lines.Line(lines.Encode(new JournalRecord.Checkpointed(0, digest, IsLast: true)));
        await store.StartAsync((byte[])[.. Whole.Span, .. line.Span], CancellationToken.None);
    }
}
