using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State.Journal;

/// <summary>One line of a journal.</summary>
internal abstract record JournalRecord
{
    /// <summary>The first: what the journal builds on.</summary>
    /// <param name="Digest">The SHA-256 of the checkpoint that the run found.</param>
    public sealed record Started(string Digest) : JournalRecord;

    /// <summary>From here on, secrets are encrypted so; for stacks whose checkpoint does not say.</summary>
    public sealed record Encrypted(SecretsState Secrets) : JournalRecord;

    /// <summary>An operation is about to begin.</summary>
    public sealed record Begun(long Number, PendingOperation Operation) : JournalRecord;

    /// <summary>A creation has got its id.</summary>
    public sealed record Created(long Number, string Id, ObjectValue Outputs) : JournalRecord;

    /// <summary>An operation has ended, or nothing had to be done, and the state changes.</summary>
    /// <param name="Number">The operation; null where there was none.</param>
    /// <param name="Change">How the state changes.</param>
    public sealed record Changed(long? Number, StateChange Change) : JournalRecord;

    /// <summary>An operation failed without effect.</summary>
    public sealed record Abandoned(long Number) : JournalRecord;

    /// <summary>An operation of an earlier run is settled.</summary>
    public sealed record Settled(OperationKind Kind, ResourceKey Key) : JournalRecord;

    /// <summary>A picture of the state was taken here, to be written as a checkpoint.</summary>
    public sealed record Pictured(long Picture) : JournalRecord;

    /// <summary>The checkpoint with that picture is about to be written.</summary>
    /// <param name="Picture">Which picture.</param>
    /// <param name="Digest">The SHA-256 of the checkpoint.</param>
    /// <param name="IsLast">Whether it ends the run, so that the journal has nothing to add.</param>
    public sealed record Checkpointed(long Picture, string Digest, bool IsLast) : JournalRecord;
}
