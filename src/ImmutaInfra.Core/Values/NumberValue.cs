namespace ImmutaInfra.Core.Values;

/// <summary>A number with all its digits.</summary>
public sealed class NumberValue(Number number) : Value
{
    /// <summary>The number.</summary>
    public Number Number { get; } = number;

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override Value WithoutSecrets() => this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is NumberValue number && Number == number.Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Number.ToString();
}
