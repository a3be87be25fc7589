namespace ImmutaInfra.Core.Values;

/// <summary>A value that must be encrypted at rest and shown to nobody. A secret of a secret is that secret.</summary>
/// <remarks>One that comes from a state stays sealed until its content is asked for: by <see cref="Revealed"/>,
/// <see cref="WithoutSecrets"/> or a comparison that the ciphertexts alone cannot decide. These may then throw what
/// <see cref="SealedContent.Open"/> throws.</remarks>
public sealed class SecretValue : Value
{
    private readonly Lazy<Value>? _opened;
    private readonly Value? _hidden;

    private SecretValue(Value hidden) => _hidden = hidden;

    private SecretValue(SealedContent content)
    {
        Sealed = content;

        // A failure is not kept: who sets the right passphrase and asks again gets the value.
        _opened = new Lazy<Value>(() => Unwrap(content.Open()), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>What it was read from, where it came encrypted; null for one made in this run.</summary>
    public SealedContent? Sealed { get; }

    /// <inheritdoc/>
    public override Value Revealed => _hidden ?? _opened!.Value;

    /// <inheritdoc/>
    public override bool IsNull => Sealed is null or { MayBeNull: true } && Revealed is NullValue;

    /// <inheritdoc/>
    public override bool IsUnknown => _hidden is UnknownValue;

    /// <inheritdoc/>
    public override bool HasUnknowns => _hidden is not null && _hidden.HasUnknowns;

    /// <inheritdoc/>
    public override bool HasSecrets => true;

    /// <summary>Hides a value; one that is hidden already stays as it is.</summary>
    public static SecretValue Of(Value value) => value as SecretValue ?? new SecretValue(value);

    /// <summary>A secret that is opened when its content is needed.</summary>
    public static SecretValue Of(SealedContent content) => new(content);

    /// <inheritdoc/>
    public override Value WithoutSecrets() => Revealed.WithoutSecrets();

    /// <inheritdoc/>
    public override bool Equals(Value? other) =>
        ReferenceEquals(this, other)
        || (other is SecretValue secret
            && ((Sealed is { } mine && secret.Sealed is { } theirs && mine.IsSameAs(theirs)) || Revealed.Equals(secret.Revealed)));

    /// <summary>One for all secrets: a hash of the content would have to open it.</summary>
    public override int GetHashCode() => 4;

    /// <summary>Never the value.</summary>
    public override string ToString() => "(secret)";

    private static Value Unwrap(Value value) => value is SecretValue secret ? secret.Revealed : value;
}
