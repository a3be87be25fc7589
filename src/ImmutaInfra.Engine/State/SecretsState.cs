namespace ImmutaInfra.Engine.State;

/// <summary>How the secrets of a deployment are encrypted.</summary>
/// <param name="Type">The kind of secrets provider: <c>passphrase</c>, <c>service</c>, <c>cloud</c> …</param>
/// <param name="Json">What the provider needs to know, minified JSON; null where absent. For a passphrase <c>{"salt":"v1:…"}</c>.</param>
public sealed record SecretsState(string Type, string? Json)
{
    /// <summary>Fields this program does not know.</summary>
    public IReadOnlyList<VerbatimField> Verbatim { get; init; } = [];
}
