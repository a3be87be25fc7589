namespace ImmutaInfra.Core.Values;

/// <summary>A value that must be encrypted at rest and shown to nobody. A secret of a secret is that secret.</summary>
public sealed class SecretValue : Value
{
    private readonly Value _hidden;

    private SecretValue(Value hidden) => _hidden = hidden;

    /// <inheritdoc/>
    public override Value Revealed => _hidden;

    /// <inheritdoc/>
    public override bool HasUnknowns => _hidden.HasUnknowns;

    /// <inheritdoc/>
    public override bool HasSecrets => true;

    /// <summary>Hides a value; one that is hidden already stays as it is.</summary>
    public static SecretValue Of(Value value) => value as SecretValue ?? new SecretValue(value);

    /// <inheritdoc/>
    public override Value WithoutSecrets() => _hidden.WithoutSecrets();

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is SecretValue secret && _hidden.Equals(secret._hidden);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(4, _hidden);

    /// <summary>Never the value.</summary>
    public override string ToString() => "(secret)";
}
