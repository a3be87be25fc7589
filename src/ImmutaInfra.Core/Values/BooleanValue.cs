namespace ImmutaInfra.Core.Values;

/// <summary>True or false.</summary>
public sealed class BooleanValue : Value
{
    private BooleanValue(bool isTrue) => IsTrue = isTrue;

    /// <summary>True.</summary>
    public static BooleanValue True { get; } = new(true);

    /// <summary>False.</summary>
    public static BooleanValue False { get; } = new(false);

    /// <summary>Which of the two it is.</summary>
    public bool IsTrue { get; }

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <summary>The value for a bool.</summary>
    public static BooleanValue Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override Value WithoutSecrets() => this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsTrue ? 3 : 2;

    /// <inheritdoc/>
    public override string ToString() => IsTrue ? "true" : "false";
}
