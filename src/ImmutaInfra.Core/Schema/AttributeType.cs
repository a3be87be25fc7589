namespace ImmutaInfra.Core.Schema;

/// <summary>The type of an attribute.</summary>
public sealed record AttributeType
{
    private AttributeType(AttributeKind kind) => Kind = kind;

    /// <summary>A text.</summary>
    public static AttributeType Text { get; } = new(AttributeKind.Text);

    /// <summary>A whole number.</summary>
    public static AttributeType Integer { get; } = new(AttributeKind.Integer);

    /// <summary>Any number.</summary>
    public static AttributeType Number { get; } = new(AttributeKind.Number);

    /// <summary>True or false.</summary>
    public static AttributeType Boolean { get; } = new(AttributeKind.Boolean);

    /// <summary>Anything.</summary>
    public static AttributeType Any { get; } = new(AttributeKind.Any);

    /// <summary>Anything with its type.</summary>
    public static AttributeType Typed { get; } = new(AttributeKind.Typed);

    /// <summary>Which kind.</summary>
    public AttributeKind Kind { get; }

    /// <summary>The type of each element of a list or map, else null.</summary>
    public AttributeType? Element { get; private init; }

    /// <summary>The attributes of an object, else empty.</summary>
    public IReadOnlyList<AttributeSchema> Attributes { get; private init; } = [];

    /// <summary>The name of an object's type in generated SDKs (<c>SnowflakeAudit</c>), else null.</summary>
    public string? TypeName { get; private init; }

    /// <summary>A list of elements of one type.</summary>
    public static AttributeType ListOf(AttributeType element) => new(AttributeKind.List) { Element = element };

    /// <summary>A map of elements of one type.</summary>
    public static AttributeType MapOf(AttributeType element) => new(AttributeKind.Map) { Element = element };

    /// <summary>An object with these attributes.</summary>
    /// <param name="typeName">Its name in generated SDKs, unique in the provider.</param>
    /// <param name="attributes">What it holds.</param>
    public static AttributeType ObjectOf(string typeName, params AttributeSchema[] attributes) =>
        new(AttributeKind.Object) { TypeName = typeName, Attributes = attributes };
}
