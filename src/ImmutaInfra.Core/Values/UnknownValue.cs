namespace ImmutaInfra.Core.Values;

/// <summary>A value that will be known only after apply.</summary>
public sealed class UnknownValue : Value
{
    private UnknownValue()
    {
    }

    /// <summary>The only one.</summary>
    public static UnknownValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasUnknowns => true;

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override Value WithoutSecrets() => this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is UnknownValue;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;

    /// <inheritdoc/>
    public override string ToString() => "(known after apply)";
}
