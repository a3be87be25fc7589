namespace ImmutaInfra.Engine.State.Backends;

/// <summary>What a backend keeps under a name.</summary>
/// <param name="Name">Its path or URL; for messages.</param>
/// <param name="Text">UTF-8 text, decompressed.</param>
public sealed record StoredText(string Name, ReadOnlyMemory<byte> Text);
