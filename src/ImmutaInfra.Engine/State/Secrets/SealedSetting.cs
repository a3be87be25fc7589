using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>A secret in a stack's settings: a text that is encrypted as it is, unlike the JSON of a secret in a state.</summary>
internal sealed class SealedSetting(StackSecrets owner, string key, string ciphertext) : SealedContent
{
    public override string Ciphertext => ciphertext;

    public override bool MayBeNull => false;

    public override bool IsSameAs(SealedContent other) => other is SealedSetting setting && setting.Ciphertext == ciphertext;

    public override Value Open() => owner.UnsealText(ciphertext, $"The secret {key} in the stack's settings");
}
