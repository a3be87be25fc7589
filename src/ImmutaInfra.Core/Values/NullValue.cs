namespace ImmutaInfra.Core.Values;

/// <summary>Nothing.</summary>
public sealed class NullValue : Value
{
    private NullValue()
    {
    }

    /// <summary>The only one.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override Value WithoutSecrets() => this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is NullValue;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "null";
}
