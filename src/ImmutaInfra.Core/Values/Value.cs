namespace ImmutaInfra.Core.Values;

/// <summary>What resources are made of: null, a truth value, a number, a text, a list, an object, and two that wrap
/// the rest: a <see cref="SecretValue"/> and an <see cref="UnknownValue"/>. Immutable and compared by content.</summary>
public abstract class Value : IEquatable<Value>
{
    private protected Value()
    {
    }

    /// <summary>Nothing; not the same as an absent member of an object.</summary>
    public static Value Null => NullValue.Instance;

    /// <summary>Known only after apply.</summary>
    public static Value Unknown => UnknownValue.Instance;

    /// <summary>Whether it is null; a secret null is one, too.</summary>
    public virtual bool IsNull => Revealed is NullValue;

    /// <summary>Whether it is unknown itself; a secret unknown is, too.</summary>
    public virtual bool IsUnknown => Revealed is UnknownValue;

    /// <summary>The value without the secret around it; members keep theirs.</summary>
    public virtual Value Revealed => this;

    /// <summary>Whether it, or anything inside, is unknown.</summary>
    public abstract bool HasUnknowns { get; }

    /// <summary>Whether it, or anything inside, is secret.</summary>
    public abstract bool HasSecrets { get; }

    /// <summary>Takes a text.</summary>
    public static implicit operator Value(string? text) => text is null ? Null : new TextValue(text);

    /// <summary>Takes a truth value.</summary>
    public static implicit operator Value(bool value) => BooleanValue.Of(value);

    /// <summary>Takes a whole number.</summary>
    public static implicit operator Value(long value) => new NumberValue(value);

    /// <summary>Takes a number.</summary>
    public static implicit operator Value(Number value) => new NumberValue(value);

    /// <summary>The value with every secret opened, at every depth. For calls to a server, never for output.</summary>
    public abstract Value WithoutSecrets();

    /// <summary>Whether both are fully known and hold the same; whether a value is secret does not count.</summary>
    public bool IsKnownToEqual(Value other) =>
        !HasUnknowns && !other.HasUnknowns && WithoutSecrets().Equals(other.WithoutSecrets());

    /// <summary>Whether both hold the same, secrets and unknowns included.</summary>
    public abstract bool Equals(Value? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Value);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}
