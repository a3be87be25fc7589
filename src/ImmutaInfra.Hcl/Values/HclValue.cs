using System.Collections.Immutable;
using System.Text;

namespace ImmutaInfra.Hcl.Values;

/// <summary>A value of the language: of a type; perhaps null, perhaps not known yet; with marks that go wherever it goes.</summary>
/// <remarks>
/// Immutable. What a value holds: a text (in Unicode form NFC), a number, a bool, or elements in Terraform's order (maps and objects
/// by key, sets sorted). Marks stay at the value that has them, only elements of sets give theirs to the set.
/// Equality is exact: type, marks, nullness and refinements count. For the <c>==</c> of the language see <c>Operators</c>.
/// </remarks>
public sealed partial class HclValue : IEquatable<HclValue>
{
    private readonly object _payload;
    private readonly byte _marks;
    private readonly byte _deepMarks;
    private readonly bool _hasUnknowns;

    private HclValue(HclType type, object payload, HclMarks marks = HclMarks.None)
    {
        Type = type;
        _payload = payload;
        _marks = (byte)marks;
        _deepMarks = (byte)marks;
        _hasUnknowns = payload is HclRefinement;
        var elements = payload switch
        {
            HclValue[] values => values,
            MapPayload map => map.Values,
            _ => [],
        };
        foreach (var element in elements)
        {
            _deepMarks |= element._deepMarks;
            _hasUnknowns |= element._hasUnknowns;
        }
    }

    /// <summary>Its type. <see cref="HclType.Dynamic"/> only for a null or unknown value whose type is not known either.</summary>
    public HclType Type { get; }

    /// <summary>Whether it is null.</summary>
    public bool IsNull => ReferenceEquals(_payload, NullPayload);

    /// <summary>Whether it is known itself; its elements may still be unknown. Null is known.</summary>
    public bool IsKnown => _payload is not HclRefinement;

    /// <summary>Whether it, or something in it at any depth, is not known.</summary>
    public bool HasUnknowns => _hasUnknowns;

    /// <summary>The marks of the value itself.</summary>
    public HclMarks Marks => (HclMarks)_marks;

    /// <summary>The marks of the value and of all that is in it.</summary>
    public HclMarks DeepMarks => (HclMarks)_deepMarks;

    /// <summary>Whether it is marked as sensitive itself.</summary>
    public bool IsSensitive => (Marks & HclMarks.Sensitive) != 0;

    /// <summary>What is known of an unknown value; null for a known one.</summary>
    public HclRefinement? Refinement => _payload as HclRefinement;

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is no text, null or unknown.</exception>
    public string AsString() => _payload as string ?? throw Not("text");

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">It is no number, null or unknown.</exception>
    public HclNumber AsNumber() => _payload as HclNumber ?? throw Not("a number");

    /// <summary>The truth value.</summary>
    /// <exception cref="InvalidOperationException">It is no bool, null or unknown.</exception>
    public bool AsBool() => _payload is bool value ? value : throw Not("a bool");

    /// <summary>The elements of a list, set or tuple, or the values of a map or object in the order of its keys.</summary>
    /// <exception cref="InvalidOperationException">It has none, or is null or unknown.</exception>
    public ImmutableArray<HclValue> Elements => _payload switch
    {
        HclValue[] values => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values),
        MapPayload map => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(map.Values),
        _ => throw Not("a collection"),
    };

    /// <summary>The keys of a map, or the names of an object's attributes, in order.</summary>
    /// <exception cref="InvalidOperationException">It has none, or is null or unknown.</exception>
    public IReadOnlyList<string> Keys => _payload switch
    {
        MapPayload map => map.Keys,
        HclValue[] when Type.Kind == HclTypeKind.Object => new AttributeNames(Type.Attributes),
        _ => throw Not("a map or object"),
    };

    /// <summary>The elements of a map or object with their keys, in order.</summary>
    /// <exception cref="InvalidOperationException">It has none, or is null or unknown.</exception>
    public IEnumerable<KeyValuePair<string, HclValue>> Entries
    {
        get
        {
            var keys = Keys;
            var elements = Elements;
            for (var i = 0; i < elements.Length; i++)
            {
                yield return new(keys[i], elements[i]);
            }
        }
    }

    /// <summary>The number of elements.</summary>
    /// <exception cref="InvalidOperationException">It has none, or is null or unknown.</exception>
    public int Length => Elements.Length;

    /// <summary>The element of that key of a map or object, or null where there is none.</summary>
    /// <exception cref="InvalidOperationException">It has none, or is null or unknown.</exception>
    public HclValue? Find(string key)
    {
        if (_payload is MapPayload map)
        {
            var index = Array.BinarySearch(map.Keys, key, Utf8Order.Instance);
            return index < 0 ? null : map.Values[index];
        }

        var place = Type.Kind == HclTypeKind.Object ? Type.IndexOfAttribute(key) : throw Not("a map or object");
        return place < 0 ? null : Elements[place];
    }

    /// <summary>The same value with these marks in addition to those it has.</summary>
    public HclValue WithMarks(HclMarks marks) =>
        (Marks | marks) == Marks ? this : new HclValue(Type, _payload, Marks | marks);

    /// <summary>The same value without its own marks; what is in it keeps its marks.</summary>
    public HclValue Unmark() => _marks == 0 ? this : new HclValue(Type, _payload);

    /// <summary>The same value without its own marks; what is in it keeps its marks.</summary>
    public HclValue Unmark(out HclMarks marks)
    {
        marks = Marks;
        return Unmark();
    }

    /// <summary>The same value without marks at any depth.</summary>
    public HclValue UnmarkDeep() => WithoutMarksDeep((HclMarks)byte.MaxValue);

    /// <summary>The same value without marks at any depth; <paramref name="marks"/> are all that there were.</summary>
    public HclValue UnmarkDeep(out HclMarks marks)
    {
        marks = DeepMarks;
        return UnmarkDeep();
    }

    /// <summary>The same value without these marks at any depth.</summary>
    public HclValue WithoutMarksDeep(HclMarks marks)
    {
        if ((DeepMarks & marks) == 0)
        {
            return this;
        }

        object payload = _payload switch
        {
            HclValue[] values => Array.ConvertAll(values, value => value.WithoutMarksDeep(marks)),
            MapPayload map => map with { Values = Array.ConvertAll(map.Values, value => value.WithoutMarksDeep(marks)) },
            _ => _payload,
        };
        return new HclValue(Type, payload, Marks & ~marks);
    }

    /// <summary>What it holds with its type and marks, for logs and failed tests; sensitive values are hidden.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    private void AppendTo(StringBuilder text)
    {
        if (IsSensitive)
        {
            text.Append("(sensitive)");
        }
        else if (IsNull)
        {
            text.Append("null /* ").Append(Type).Append(" */");
        }
        else if (!IsKnown)
        {
            text.Append("(unknown ").Append(Type).Append(')');
        }
        else if (_payload is MapPayload || Type.Kind == HclTypeKind.Object)
        {
            text.Append('{');
            foreach (var (key, value) in Entries)
            {
                text.Append(text[^1] == '{' ? "" : ", ").Append(key).Append(" = ");
                value.AppendTo(text);
            }

            text.Append('}');
        }
        else if (_payload is HclValue[] values)
        {
            text.Append(Type.Kind == HclTypeKind.Set ? "toset([" : "[");
            for (var i = 0; i < values.Length; i++)
            {
                text.Append(i == 0 ? "" : ", ");
                values[i].AppendTo(text);
            }

            text.Append(Type.Kind == HclTypeKind.Set ? "])" : "]");
        }
        else
        {
            text.Append(_payload switch
            {
                string s => $"\"{s}\"",
                bool b => b ? "true" : "false",
                _ => _payload.ToString(),
            });
        }
    }

    private InvalidOperationException Not(string wanted) =>
        new($"A value of type {Type}{(IsNull ? " that is null" : IsKnown ? "" : " that is unknown")} was taken for {wanted}.");

    /// <summary>Keys in order, and the values that belong to them.</summary>
    private sealed record MapPayload(string[] Keys, HclValue[] Values);
}
