using System.Runtime.InteropServices;

namespace ImmutaInfra.Hcl.Values;

/// <content>How values are made.</content>
public sealed partial class HclValue
{
    // First, because the values below are made with it.
    private static readonly object NullPayload = new();

    /// <summary>A list of a known length is made of unknown elements, unless there would be more than this.</summary>
    private const int MostPinnedElements = 1024;

    /// <summary><c>true</c>.</summary>
    public static readonly HclValue True = new(HclType.Bool, true);

    /// <summary><c>false</c>.</summary>
    public static readonly HclValue False = new(HclType.Bool, false);

    /// <summary><c>null</c> as it is written: of no type yet.</summary>
    public static readonly HclValue DynamicNull = new(HclType.Dynamic, NullPayload);

    /// <summary>A value of which nothing is known, not even its type. Also what evaluation gives after an error.</summary>
    public static readonly HclValue DynamicUnknown = new(HclType.Dynamic, HclRefinement.None);

    /// <summary><c>[]</c>.</summary>
    public static readonly HclValue EmptyTuple = new(HclType.EmptyTuple, Array.Empty<HclValue>());

    /// <summary><c>{}</c>.</summary>
    public static readonly HclValue EmptyObject = new(HclType.EmptyObject, Array.Empty<HclValue>());

    /// <summary>The empty text.</summary>
    public static readonly HclValue EmptyString = new(HclType.String, "");

    /// <summary>A bool.</summary>
    public static HclValue Bool(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static HclValue Number(HclNumber value) => new(HclType.Number, value);

    /// <summary>A whole number.</summary>
    public static HclValue Number(long value) => new(HclType.Number, HclNumber.FromInt64(value));

    /// <summary>A text; it is put into Unicode form NFC, as all texts of the language are.</summary>
    public static HclValue String(string value) => value.Length == 0 ? EmptyString : new(HclType.String, Nfc.Of(value));

    /// <summary>A null of the type.</summary>
    public static HclValue Null(HclType type) =>
        type.Kind == HclTypeKind.Dynamic ? DynamicNull : new(type.WithoutOptionalAttributes(), NullPayload);

    /// <summary>A value of the type that is not known yet.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="refinement">What is known of it nevertheless. It is dropped for <see cref="HclType.Dynamic"/>.</param>
    public static HclValue Unknown(HclType type, HclRefinement? refinement = null) =>
        type.Kind == HclTypeKind.Dynamic
            ? DynamicUnknown
            : Pinned(type, refinement) ?? new(type.WithoutOptionalAttributes(), refinement ?? HclRefinement.None);

    /// <summary>The value itself where so much is known that it can be no other.</summary>
    private static HclValue? Pinned(HclType type, HclRefinement? refinement) => (type.Kind, refinement) switch
    {
        (HclTypeKind.Number, { NotNull: true, Least: { } least, Most: { } most }) when least.CompareTo(most) == 0 => Number(least),
        (HclTypeKind.List, { NotNull: true, MaxLength: 0 }) => List(type.ElementType),
        (HclTypeKind.Set, { NotNull: true, MaxLength: 0 }) => Set(type.ElementType),
        (HclTypeKind.Map, { NotNull: true, MaxLength: 0 }) => Map(type.ElementType, []),
        (HclTypeKind.List, { NotNull: true, MaxLength: <= MostPinnedElements } bounds) when bounds.MinLength == bounds.MaxLength =>
            List(type.ElementType, Enumerable.Repeat(Unknown(type.ElementType), bounds.MaxLength)),
        _ => null,
    };

    /// <summary>A list.</summary>
    /// <param name="elementType">The type of every element.</param>
    /// <param name="elements">The elements; each has that type already (see <see cref="Conversion"/>).</param>
    public static HclValue List(HclType elementType, params IEnumerable<HclValue> elements) =>
        new(HclType.List(elementType), elements.ToArray());

    /// <summary>A set: equal elements count once, their marks go to the set.</summary>
    /// <param name="elementType">The type of every element.</param>
    /// <param name="elements">The elements; each has that type already (see <see cref="Conversion"/>).</param>
    public static HclValue Set(HclType elementType, params IEnumerable<HclValue> elements)
    {
        var marks = HclMarks.None;
        var distinct = new List<HclValue>();
        var seen = new HashSet<HclValue>();
        foreach (var element in elements)
        {
            var unmarked = element.UnmarkDeep(out var itsMarks);
            marks |= itsMarks;
            if (unmarked.HasUnknowns || seen.Add(unmarked))
            {
                distinct.Add(unmarked);
            }
        }

        return new HclValue(HclType.Set(elementType), SetOrder.Sort(elementType, distinct), marks);
    }

    /// <summary>A map; of two elements with one key the last counts.</summary>
    /// <param name="elementType">The type of every element.</param>
    /// <param name="entries">The elements with their keys; each has that type already (see <see cref="Conversion"/>).</param>
    public static HclValue Map(HclType elementType, IEnumerable<KeyValuePair<string, HclValue>> entries)
    {
        var (keys, values) = Sorted(entries);
        return new HclValue(HclType.Map(elementType), new MapPayload(keys, values));
    }

    /// <summary>A tuple.</summary>
    public static HclValue Tuple(params IEnumerable<HclValue> elements)
    {
        var values = elements.ToArray();
        return values.Length == 0
            ? EmptyTuple
            : new HclValue(HclType.Tuple([.. values.Select(value => value.Type)]), values);
    }

    /// <summary>An object; of two attributes with one name the last counts.</summary>
    public static HclValue Object(IEnumerable<KeyValuePair<string, HclValue>> attributes)
    {
        var (names, values) = Sorted(attributes);
        if (names.Length == 0)
        {
            return EmptyObject;
        }

        var types = new HclAttribute[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            types[i] = new HclAttribute(names[i], values[i].Type);
        }

        return new HclValue(HclType.ObjectOfSorted(ImmutableCollectionsMarshal.AsImmutableArray(types)), values);
    }

    /// <summary>An object.</summary>
    public static HclValue Object(params (string Name, HclValue Value)[] attributes) =>
        Object(attributes.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>A value of a collection, tuple or object type with these elements: the way back from <see cref="Elements"/>.</summary>
    /// <remarks>Marks are not taken over. For maps and objects the keys are those of this value. Elements of a set may change their number.</remarks>
    /// <exception cref="InvalidOperationException">This has no elements.</exception>
    public HclValue WithElements(IReadOnlyList<HclValue> elements)
    {
        switch (Type.Kind)
        {
            case HclTypeKind.Tuple:
                return Tuple(elements);
            case HclTypeKind.Object:
                return Object(Keys.Zip(elements, KeyValuePair.Create));
        }

        var elementType = elements.Count == 0 ? Type.ElementType : elements[0].Type;
        return Type.Kind switch
        {
            HclTypeKind.List => List(elementType, elements),
            HclTypeKind.Set => Set(elementType, elements),
            _ => new HclValue(HclType.Map(elementType), new MapPayload(((MapPayload)_payload).Keys, [.. elements])),
        };
    }

    private static (string[] Keys, HclValue[] Values) Sorted(IEnumerable<KeyValuePair<string, HclValue>> entries)
    {
        var list = entries.TryGetNonEnumeratedCount(out var count) ? new List<(string Key, int Place, HclValue Value)>(count) : [];
        var sorted = true;
        foreach (var (rawKey, value) in entries)
        {
            var key = Nfc.Of(rawKey);
            sorted = sorted && (list.Count == 0 || Utf8Order.Instance.Compare(list[^1].Key, key) < 0);
            list.Add((key, list.Count, value));
        }

        if (!sorted)
        {
            list.Sort(static (left, right) => Utf8Order.Instance.Compare(left.Key, right.Key) is var order and not 0
                ? order
                : left.Place.CompareTo(right.Place));
            var kept = 0;
            for (var i = 0; i < list.Count; i++)
            {
                if (i + 1 == list.Count || list[i].Key != list[i + 1].Key)
                {
                    list[kept++] = list[i];
                }
            }

            list.RemoveRange(kept, list.Count - kept);
        }

        var keys = new string[list.Count];
        var values = new HclValue[list.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            (keys[i], _, values[i]) = list[i];
        }

        return (keys, values);
    }
}
