using System.Runtime.CompilerServices;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>Opens and closes the secrets of one stack. The key is derived when the first secret needs it, once. Safe for use from several threads.</summary>
/// <param name="state">How the stack's secrets are encrypted; null where no secret has been written yet.</param>
/// <param name="source">Where the passphrase comes from.</param>
/// <param name="settings">The stack's settings, where pulumi looks for the salt.</param>
internal sealed class StackSecrets(SecretsState? state, PassphraseSource source, StackSettings settings)
{
    internal const string PassphraseType = "passphrase";

    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<SecretValue, string> _closed = [];
    private Task<PassphraseCipher>? _cipher;

    /// <summary>How secrets are encrypted; null until the first one is.</summary>
    public SecretsState? State { get; private set; } = state;

    /// <summary>Whether the key comes from a passphrase.</summary>
    public bool UsesPassphrase => State is null or { Type: PassphraseType };

    /// <summary>Whether both have one key.</summary>
    public bool HasKeyOf(StackSecrets other) =>
        ReferenceEquals(this, other) || (State is { } mine && other.State is { } theirs && mine.Type == theirs.Type && mine.Json == theirs.Json);

    /// <summary>Takes over how secrets are encrypted, where that was not known: a journal tells what its checkpoint does not.</summary>
    public void Adopt(SecretsState state) => State ??= state;

    /// <summary>Lets pulumi find the salt of the stack's key in its settings.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4116</c>, <c>IMI4124</c>: the settings cannot be read or written.</exception>
    public void PublishSalt()
    {
        if (State is { Type: PassphraseType } passphrase)
        {
            settings.AddSalt(SaltOf(passphrase));
        }
    }

    /// <summary>Begins to derive the key, beside other work.</summary>
    public void Prepare() => _ = CipherAsync();

    /// <summary>Makes sure that <see cref="State"/> is there.</summary>
    public void Decide() => Cipher();

    /// <summary>Writes the content of a secret; one that was read from this stack keeps its ciphertext.</summary>
    public void WriteCiphertext(GoJsonWriter writer, SecretValue secret)
    {
        writer.Name("ciphertext");
        writer.Text(Close(secret));
    }

    /// <summary>Writes the content of a secret in clear, for an export that was asked for with secrets.</summary>
    public static void WritePlaintext(GoJsonWriter writer, SecretValue secret)
    {
        writer.Name("plaintext");
        writer.Text(ValueWriter.Plaintext(secret.Revealed));
    }

    /// <summary>A secret that opens when it is needed.</summary>
    public SecretValue Seal(string ciphertext) => SecretValue.Of(new SealedSecret(() => this, ciphertext));

    /// <summary>Decrypts a secret.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4110</c> to <c>IMI4114</c>: it cannot be opened.</exception>
    public Value Open(string ciphertext) =>
        Cipher().TryDecrypt(ciphertext, out var text)
            ? ValueReader.OfPlaintext("a decrypted secret", text)
            : throw new DiagnosticException(StateDiagnostics.SecretDamaged("A secret in the state"));

    /// <summary>Encrypts a secret. The same object gives the same text, so that writing it again costs nothing.</summary>
    public string Close(SecretValue secret) =>
        secret.Sealed is SealedSecret known && known.Owner.HasKeyOf(this)
            ? known.Ciphertext
            : _closed.GetValue(secret, opened => Cipher().Encrypt(ValueWriter.Plaintext(opened.Revealed)));

    /// <summary>Encrypts a text, and gives the salt of its key, too.</summary>
    public SealedText SealText(string text)
    {
        var cipher = Cipher();
        return new SealedText(cipher.Salt, cipher.Encrypt(text));
    }

    /// <summary>Decrypts a text.</summary>
    /// <param name="ciphertext">The encrypted text.</param>
    /// <param name="what">How a message calls it.</param>
    /// <exception cref="DiagnosticException"><c>IMI4110</c> to <c>IMI4114</c>: it cannot be opened.</exception>
    public string UnsealText(string ciphertext, string what = "An encrypted text") =>
        Cipher().TryDecrypt(ciphertext, out var text) ? text : throw new DiagnosticException(StateDiagnostics.SecretDamaged(what));

    private PassphraseCipher Cipher() => CipherAsync().GetAwaiter().GetResult();

    private Task<PassphraseCipher> CipherAsync()
    {
        lock (_gate)
        {
            return _cipher ??= Task.Run(Derive);
        }
    }

    private PassphraseCipher Derive()
    {
        if (!UsesPassphrase)
        {
            throw new DiagnosticException(StateDiagnostics.SecretsProviderUnsupported(State!.Type));
        }

        if ((State is null ? settings.FindSalt() : SaltOf(State)) is { } salt)
        {
            var cipher = PassphraseCipher.Open(salt, source.Find() ?? throw new DiagnosticException(StateDiagnostics.PassphraseMissing(source.OwnFile)));
            State ??= StateOf(salt);
            return cipher;
        }

        var made = PassphraseCipher.Create(source.FindOrMake());
        State = StateOf(made.Salt);
        return made;
    }

    /// <summary>How a deployment names a salt.</summary>
    internal static SecretsState StateOf(string salt)
    {
        var writer = new GoJsonWriter();
        writer.StartObject();
        writer.Name("salt");
        writer.Text(salt);
        writer.EndObject();
        return new SecretsState(PassphraseType, System.Text.Encoding.UTF8.GetString(writer.Written.Span));
    }

    /// <summary>The salt that a deployment names.</summary>
    internal static string SaltOf(SecretsState state)
    {
        if (state.Json is { } json)
        {
            var reader = new StateJsonReader("secrets_providers", json);
            reader.MoveToFirst();
            foreach (var name in reader.Members())
            {
                if (name == "salt")
                {
                    return reader.Text();
                }

                reader.Raw();
            }
        }

        throw new DiagnosticException(StateDiagnostics.SecretDamaged("The salt of the stack's key"));
    }
}
