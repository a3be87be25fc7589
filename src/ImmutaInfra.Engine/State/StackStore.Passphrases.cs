using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State;

/// <content>Changing the passphrase.</content>
public sealed partial class StackStore
{
    /// <summary>Encrypts a stack's secrets anew, with a new salt: those of the state and those of its settings file.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="passphrase">The new passphrase.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>How many secrets were encrypted anew.</returns>
    /// <remarks>A run that was killed between state and settings is finished by the next: what the new passphrase opens already is left as it is.
    /// Backups and history keep the old passphrase.</remarks>
    /// <exception cref="DiagnosticException"><c>IMI4126</c>: there is no such stack. <c>IMI4110</c>, <c>IMI4111</c>: neither passphrase opens it.</exception>
    public async Task<int> ChangePassphraseAsync(StackName stack, string passphrase, CancellationToken cancellationToken = default)
    {
        await using var session = await OpenAsync(stack, cancellationToken);
        var file = await GetFileAsync(stack, cancellationToken);
        var settings = new StackSettings(SettingsFile(stack));
        var next = new PassphraseSource(_ => passphrase, "");
        var cipher = PassphraseCipher.Create(new Passphrase(passphrase, "the new passphrase"));
        var salt = cipher.Salt;
        var count = 0;
        var text = default(ReadOnlyMemory<byte>);
        if (file.Secrets.State is { } state && !Opens(state, next))
        {
            // Each secret is opened with the old key and closed with the new one.
            var renewed = new StackSecrets(StackSecrets.StateOf(salt), next, settings);
            count += SecretPlaces.In(file.Loaded.Snapshot).Count();
            file.Secrets.Decide();
            text = CheckpointWriter.Write(file.Loaded.Snapshot with { Manifest = NewManifest(clock) }, renewed);
        }
        else if (file.Secrets.State is { } done)
        {
            (cipher, salt) = (PassphraseCipher.Open(StackSecrets.SaltOf(done), new Passphrase(passphrase, "the new passphrase")), StackSecrets.SaltOf(done));
        }

        string? changedSettings = null;
        if (settings.FindSalt() is { } old && old != salt)
        {
            var former = PassphraseCipher.Open(old, passphrases.Find() ?? throw new DiagnosticException(StateDiagnostics.PassphraseMissing(passphrases.OwnFile)));
            changedSettings = settings.Resealed(salt, secret =>
            {
                count++;
                return former.TryDecrypt(secret, out var plain) ? cipher.Encrypt(plain) : throw new DiagnosticException(StateDiagnostics.SecretDamaged("A secret in the stack's settings"));
            });
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!text.IsEmpty)
        {
            await backend.SaveCheckpointAsync(stack, text, CancellationToken.None);
        }

        if (changedSettings is not null)
        {
            settings.Write(changedSettings);
        }

        return count;
    }

    private static bool Opens(SecretsState state, PassphraseSource source)
    {
        try
        {
            new StackSecrets(state, source, new StackSettings(null)).Decide();
            return true;
        }
        catch (DiagnosticException problem) when (problem.Diagnostics is [{ Code: "IMI4111" }, ..])
        {
            return false;
        }
    }
}
