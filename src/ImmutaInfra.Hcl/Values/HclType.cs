using System.Collections.Immutable;

namespace ImmutaInfra.Hcl.Values;

/// <summary>The type of a value, or what a value must be convertible to. Immutable, compared by structure.</summary>
/// <remarks>Source: the type system of Terraform 1.11 (go-cty), as its error messages and <c>type()</c> show it.</remarks>
public sealed partial class HclType : IEquatable<HclType>
{
    /// <summary>Any type, or one that is not known yet.</summary>
    public static readonly HclType Dynamic = new(HclTypeKind.Dynamic);

    /// <summary>Text.</summary>
    public static readonly HclType String = new(HclTypeKind.String);

    /// <summary>A number.</summary>
    public static readonly HclType Number = new(HclTypeKind.Number);

    /// <summary>True or false.</summary>
    public static readonly HclType Bool = new(HclTypeKind.Bool);

    /// <summary>The type of <c>[]</c>.</summary>
    public static readonly HclType EmptyTuple = new(HclTypeKind.Tuple, elements: []);

    /// <summary>The type of <c>{}</c>.</summary>
    public static readonly HclType EmptyObject = new(HclTypeKind.Object, attributes: []);

    private static readonly HclType[] PrimitiveLists = [.. new[] { Dynamic, String, Number, Bool }.Select(t => new HclType(HclTypeKind.List, t))];
    private static readonly HclType[] PrimitiveSets = [.. new[] { Dynamic, String, Number, Bool }.Select(t => new HclType(HclTypeKind.Set, t))];
    private static readonly HclType[] PrimitiveMaps = [.. new[] { Dynamic, String, Number, Bool }.Select(t => new HclType(HclTypeKind.Map, t))];

    private readonly HclType? _element;
    private readonly ImmutableArray<HclType> _elements;
    private readonly ImmutableArray<HclAttribute> _attributes;
    private readonly int _hash;

    private HclType(
        HclTypeKind kind,
        HclType? element = null,
        ImmutableArray<HclType> elements = default,
        ImmutableArray<HclAttribute> attributes = default)
    {
        Kind = kind;
        _element = element;
        _elements = elements;
        _attributes = attributes;
        HasDynamic = kind == HclTypeKind.Dynamic
            || element is { HasDynamic: true }
            || (!elements.IsDefault && elements.Any(type => type.HasDynamic))
            || (!attributes.IsDefault && attributes.Any(attribute => attribute.Type.HasDynamic));
        HasOptionalAttributes = element is { HasOptionalAttributes: true }
            || (!elements.IsDefault && elements.Any(type => type.HasOptionalAttributes))
            || (!attributes.IsDefault && attributes.Any(attribute => attribute.IsOptional || attribute.Type.HasOptionalAttributes));
        _hash = ComputeHash();
    }

    /// <summary>What kind of type this is.</summary>
    public HclTypeKind Kind { get; }

    /// <summary>Whether it is, or has inside, a type that is not known.</summary>
    public bool HasDynamic { get; }

    /// <summary>Whether it has, at any depth, attributes that a conversion may leave out.</summary>
    public bool HasOptionalAttributes { get; }

    /// <summary>Text, number or bool.</summary>
    public bool IsPrimitive => Kind is HclTypeKind.String or HclTypeKind.Number or HclTypeKind.Bool;

    /// <summary>List, set or map.</summary>
    public bool IsCollection => Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map;

    /// <summary>The type of the elements of a list, set or map.</summary>
    /// <exception cref="InvalidOperationException">It is none of these.</exception>
    public HclType ElementType => _element ?? throw new InvalidOperationException($"A {this} has no single element type.");

    /// <summary>The types of a tuple's elements.</summary>
    /// <exception cref="InvalidOperationException">It is no tuple.</exception>
    public ImmutableArray<HclType> ElementTypes =>
        Kind == HclTypeKind.Tuple ? _elements : throw new InvalidOperationException($"A {this} is no tuple.");

    /// <summary>The attributes of an object type, sorted by name.</summary>
    /// <exception cref="InvalidOperationException">It is no object type.</exception>
    public ImmutableArray<HclAttribute> Attributes =>
        Kind == HclTypeKind.Object ? _attributes : throw new InvalidOperationException($"A {this} is no object type.");

    /// <summary>A list of such elements.</summary>
    public static HclType List(HclType element) => Collection(HclTypeKind.List, element);

    /// <summary>A set of such elements.</summary>
    public static HclType Set(HclType element) => Collection(HclTypeKind.Set, element);

    /// <summary>A map of such elements.</summary>
    public static HclType Map(HclType element) => Collection(HclTypeKind.Map, element);

    /// <summary>A tuple with these types, in this order.</summary>
    public static HclType Tuple(params ImmutableArray<HclType> elements) =>
        elements.Length == 0 ? EmptyTuple : new(HclTypeKind.Tuple, elements: elements);

    /// <summary>An object with these attributes; of two with one name the last counts.</summary>
    public static HclType Object(IEnumerable<HclAttribute> attributes)
    {
        var sorted = new SortedDictionary<string, HclAttribute>(Utf8Order.Instance);
        foreach (var attribute in attributes)
        {
            sorted[attribute.Name] = attribute;
        }

        return ObjectOfSorted([.. sorted.Values]);
    }

    /// <summary>An object with these attributes, none of them optional.</summary>
    public static HclType Object(params (string Name, HclType Type)[] attributes) =>
        Object(attributes.Select(pair => new HclAttribute(pair.Name, pair.Type)));

    /// <summary>The type of the attribute, or null where the object type has none of that name.</summary>
    /// <exception cref="InvalidOperationException">It is no object type.</exception>
    public HclType? FindAttribute(string name)
    {
        var index = IndexOfAttribute(name);
        return index < 0 ? null : _attributes[index].Type;
    }

    /// <summary>The same type with every attribute required: what values have that were converted to it.</summary>
    public HclType WithoutOptionalAttributes()
    {
        if (!HasOptionalAttributes)
        {
            return this;
        }

        return Kind switch
        {
            HclTypeKind.Tuple => Tuple([.. _elements.Select(type => type.WithoutOptionalAttributes())]),
            HclTypeKind.Object => ObjectOfSorted(
                [.. _attributes.Select(attribute => new HclAttribute(attribute.Name, attribute.Type.WithoutOptionalAttributes()))]),
            _ => Collection(Kind, ElementType.WithoutOptionalAttributes()),
        };
    }

    /// <inheritdoc/>
    public bool Equals(HclType? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map => _element!.Equals(other._element),
            HclTypeKind.Tuple => _elements.AsSpan().SequenceEqual(other._elements.AsSpan()),
            HclTypeKind.Object => _attributes.AsSpan().SequenceEqual(other._attributes.AsSpan()),
            _ => true,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HclType);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>An object type of attributes that are sorted already.</summary>
    internal static HclType ObjectOfSorted(ImmutableArray<HclAttribute> attributes) =>
        attributes.Length == 0 ? EmptyObject : new(HclTypeKind.Object, attributes: attributes);

    /// <summary>A collection type of the kind.</summary>
    internal static HclType Collection(HclTypeKind kind, HclType element)
    {
        if (element.Kind <= HclTypeKind.Bool)
        {
            var known = kind switch
            {
                HclTypeKind.List => PrimitiveLists,
                HclTypeKind.Set => PrimitiveSets,
                HclTypeKind.Map => PrimitiveMaps,
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            };
            return known[(int)element.Kind];
        }

        return new HclType(kind, element);
    }

    /// <summary>The place of the attribute among <see cref="Attributes"/>, or a negative number.</summary>
    internal int IndexOfAttribute(string name)
    {
        var attributes = Attributes;
        int low = 0, high = attributes.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Utf8Order.Instance.Compare(attributes[middle].Name, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private int ComputeHash()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        hash.Add(_element);
        if (!_elements.IsDefault)
        {
            foreach (var element in _elements)
            {
                hash.Add(element);
            }
        }

        if (!_attributes.IsDefault)
        {
            foreach (var attribute in _attributes)
            {
                hash.Add(attribute);
            }
        }

        return hash.ToHashCode();
    }
}
