namespace ImmutaInfra.Core.Values;

/// <summary>A text.</summary>
public sealed class TextValue(string text) : Value
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override Value WithoutSecrets() => this;

    /// <inheritdoc/>
    public override bool Equals(Value? other) => other is TextValue text && string.Equals(Text, text.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"\"{Text}\"";
}
