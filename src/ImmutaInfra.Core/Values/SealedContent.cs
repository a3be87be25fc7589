namespace ImmutaInfra.Core.Values;

/// <summary>The content of a secret that is still encrypted, and the means to open it when somebody needs it.</summary>
/// <remarks>Opening may need a key that is costly to derive. A secret that nobody opens costs nothing and is written back as it was read.</remarks>
public abstract class SealedContent
{
    /// <summary>The encrypted text, as it was read.</summary>
    public abstract string Ciphertext { get; }

    /// <summary>Whether the content may be null. False only where that is sure without the key.</summary>
    public virtual bool MayBeNull => true;

    /// <summary>Whether both were encrypted with one key to one text, so that they are equal without a look inside.</summary>
    public abstract bool IsSameAs(SealedContent other);

    /// <summary>Decrypts the content. It holds no unknowns: only what is known is ever encrypted.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">The key is missing or wrong, or the text is damaged.</exception>
    public abstract Value Open();
}
