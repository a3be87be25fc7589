namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>A passphrase and where it was found.</summary>
/// <param name="text">The passphrase; may be empty.</param>
/// <param name="origin">Where it was found, in words.</param>
internal sealed class Passphrase(string text, string origin)
{
    public string Text => text;

    public string Origin => origin;

    /// <summary>Never the passphrase.</summary>
    public override string ToString() => $"(passphrase from {origin})";
}
