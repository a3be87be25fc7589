using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>A secret as it stands in a state.</summary>
internal sealed class SealedSecret(Func<StackSecrets> owner, string ciphertext) : SealedContent
{
    private const int NullLengthBytes = 4;

    /// <summary>Whose key opens it.</summary>
    public StackSecrets Owner => owner();

    public override string Ciphertext => ciphertext;

    /// <summary>Encryption keeps lengths, so most values give away that they are no <c>null</c>.</summary>
    public override bool MayBeNull => !Owner.UsesPassphrase || PassphraseCipher.PlainLengthBytes(ciphertext) is null or NullLengthBytes;

    public override bool IsSameAs(SealedContent other) =>
        other is SealedSecret secret && ciphertext == secret.Ciphertext && Owner.HasKeyOf(secret.Owner);

    public override Value Open() => Owner.Open(ciphertext);
}
