using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>Encrypts texts with a key that is derived from a passphrase.</summary>
/// <remarks>Source: Pulumi state format, section 4: PBKDF2-HMAC-SHA256 with a million rounds, AES-256-GCM, <c>v1:NONCE:CIPHERTEXT</c>.</remarks>
internal sealed class PassphraseCipher
{
    private const int Rounds = 1_000_000;
    private const int KeyBytes = 32;
    private const int SaltBytes = 8;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string Version = "v1";
    private const string Probe = "pulumi";

    private readonly byte[] _key;

    private PassphraseCipher(string salt, byte[] key)
    {
        Salt = salt;
        _key = key;
    }

    /// <summary>The salt and what tells a right key from a wrong one: <c>v1:SALT:v1:NONCE:CIPHERTEXT</c>. No secret.</summary>
    public string Salt { get; }

    /// <summary>Derives the key of a new stack.</summary>
    public static PassphraseCipher Create(Passphrase passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var key = Derive(passphrase, salt);
        return new PassphraseCipher($"{Version}:{Convert.ToBase64String(salt)}:{new PassphraseCipher("", key).Encrypt(Probe)}", key);
    }

    /// <summary>Derives the key of a stack.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4111</c>: the passphrase is another. <c>IMI4113</c>: the salt is damaged.</exception>
    public static PassphraseCipher Open(string salt, Passphrase passphrase)
    {
        var parts = salt.Split(':', 3);
        if (parts is not [Version, var encoded, var probe] || !TryDecode(encoded, out var bytes))
        {
            throw new DiagnosticException(StateDiagnostics.SecretDamaged("The salt of the stack's key"));
        }

        var cipher = new PassphraseCipher(salt, Derive(passphrase, bytes));
        return cipher.TryDecrypt(probe, out var text) && text == Probe
            ? cipher
            : throw new DiagnosticException(StateDiagnostics.PassphraseWrong(passphrase.Origin));
    }

    /// <summary>Encrypts a text, with a new nonce each time.</summary>
    public string Encrypt(string text) => Encrypt(text, RandomNumberGenerator.GetBytes(NonceBytes));

    /// <summary>Encrypts a text with a nonce that nobody used with this key before.</summary>
    internal string Encrypt(string text, byte[] nonce)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[plain.Length + TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length));
        CryptographicOperations.ZeroMemory(plain);
        return $"{Version}:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedBytes)}";
    }

    /// <summary>Decrypts a text; false where it was encrypted with another key or is damaged.</summary>
    public bool TryDecrypt(string ciphertext, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (ciphertext.Split(':') is not [Version, var encodedNonce, var encoded]
            || !TryDecode(encodedNonce, out var nonce) || nonce.Length != NonceBytes
            || !TryDecode(encoded, out var sealedBytes) || sealedBytes.Length < TagBytes)
        {
            return false;
        }

        var plain = new byte[sealedBytes.Length - TagBytes];
        try
        {
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(nonce, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), plain);
            text = Encoding.UTF8.GetString(plain);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>How many bytes of plain text a ciphertext hides; null where it is none.</summary>
    public static int? PlainLengthBytes(string ciphertext)
    {
        var encoded = ciphertext.AsSpan(ciphertext.LastIndexOf(':') + 1);
        var padding = encoded.EndsWith("==") ? 2 : encoded.EndsWith("=") ? 1 : 0;
        var length = (encoded.Length / 4 * 3) - padding - TagBytes;
        return encoded.Length % 4 == 0 && length >= 0 ? length : null;
    }

    /// <summary>Whether a text has the form of a ciphertext.</summary>
    public static bool IsCiphertext(string text) =>
        text.Split(':') is [Version, var nonce, var content]
        && TryDecode(nonce, out var nonceBytes) && nonceBytes.Length == NonceBytes
        && TryDecode(content, out var contentBytes) && contentBytes.Length >= TagBytes;

    private static byte[] Derive(Passphrase passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Text), salt, Rounds, HashAlgorithmName.SHA256, KeyBytes);

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[base64.Length];
        var isBase64 = Convert.TryFromBase64String(base64, bytes, out var length);
        bytes = bytes[..length];
        return isBase64;
    }
}
