namespace ImmutaInfra.Engine.State.Backends;

/// <summary>What the history keeps of a run.</summary>
/// <param name="Stamp">When it ended, in nanoseconds since 1970.</param>
/// <param name="Entry">The entry, UTF-8 JSON, decompressed.</param>
/// <param name="Checkpoint">The checkpoint that it left; null where none was kept.</param>
public sealed record StoredRun(long Stamp, ReadOnlyMemory<byte> Entry, ReadOnlyMemory<byte>? Checkpoint);
