using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State;

/// <content>Encrypts what is kept beside a stack and holds its secrets.</content>
public sealed partial class StackStore
{
    /// <summary>Encrypts a text. Nothing is written, but for a passphrase where there is none.</summary>
    /// <param name="stack">The stack that it belongs to.</param>
    /// <param name="secrets">How the stack's secrets are encrypted, or null. A key that comes from a passphrase is used for the text, too, so that
    /// it is derived once a run; otherwise the text gets a key of its own.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="DiagnosticException"><c>IMI4110</c>, <c>IMI4111</c>: the passphrase is missing or wrong.</exception>
    public SealedText Seal(StackName stack, SecretsState? secrets, string text) =>
        SecretsOf(stack)(secrets is { Type: StackSecrets.PassphraseType } ? secrets : null).SealText(text);

    /// <summary>Decrypts a text.</summary>
    /// <param name="stack">The stack that it belongs to; it need not be there.</param>
    /// <param name="text">The encrypted text.</param>
    /// <exception cref="DiagnosticException"><c>IMI4110</c>, <c>IMI4111</c>: the passphrase is missing or wrong. <c>IMI4113</c>: the text is damaged.</exception>
    public string Unseal(StackName stack, SealedText text) => SecretsOf(stack)(StackSecrets.StateOf(text.Salt)).UnsealText(text.Ciphertext);
}
