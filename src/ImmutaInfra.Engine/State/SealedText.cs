namespace ImmutaInfra.Engine.State;

/// <summary>An encrypted text.</summary>
/// <param name="Salt">The salt of its key, and what tells a right passphrase from a wrong one; no secret.</param>
/// <param name="Ciphertext">The encrypted text.</param>
public sealed record SealedText(string Salt, string Ciphertext);
