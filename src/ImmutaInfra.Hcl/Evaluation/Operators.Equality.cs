using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Equality.</content>
public static partial class Operators
{
    /// <summary>The <c>==</c> of the language: a bool, unknown where unknown values decide. Nulls of all types are equal; values
    /// of different types are not.</summary>
    public static HclValue Equal(HclValue left, HclValue right)
    {
        var result = AreEqual(left.UnmarkDeep(out var leftMarks), right.UnmarkDeep(out var rightMarks));
        return (result is { } known ? HclValue.Bool(known) : UnknownBool).WithMarks(leftMarks | rightMarks);
    }

    /// <summary>Whether two values without marks are equal; null where that is not known yet.</summary>
    internal static bool? AreEqual(HclValue left, HclValue right)
    {
        if ((left.IsNull && IsCertainlyNotNull(right)) || (right.IsNull && IsCertainlyNotNull(left)))
        {
            return false;
        }

        if (!left.IsKnown || !right.IsKnown)
        {
            return IsExcluded(left, right) || IsExcluded(right, left) ? false : null;
        }

        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (HasUnknownType(left) || HasUnknownType(right))
        {
            return CouldConform(left.Type, right.Type) ? null : false;
        }

        if (!left.Type.Equals(right.Type))
        {
            return false;
        }

        return left.Type.Kind switch
        {
            HclTypeKind.String => left.AsString() == right.AsString(),
            HclTypeKind.Number => left.AsNumber().Equals(right.AsNumber()),
            HclTypeKind.Bool => left.AsBool() == right.AsBool(),
            HclTypeKind.Set => AreSetsEqual(left, right),
            HclTypeKind.Map when !left.Keys.SequenceEqual(right.Keys) => false,
            _ => AreElementsEqual(left, right),
        };
    }

    /// <summary>Whether a value is certainly not null: known and not null, or known to be so later.</summary>
    internal static bool IsCertainlyNotNull(HclValue value) => value.IsKnown ? !value.IsNull : value.Refinement!.NotNull;

    /// <summary>Whether there is something in it whose type is not known yet. The type of a null does not matter.</summary>
    private static bool HasUnknownType(HclValue value) => value.HasUnknowns
        && (value.IsKnown ? value.Elements.Any(HasUnknownType) : value.Type.HasDynamic);

    private static bool? AreElementsEqual(HclValue left, HclValue right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var equal = AreEqual(left.Elements[i], right.Elements[i]);
            if (equal != true)
            {
                return equal;
            }
        }

        return true;
    }

    private static bool? AreSetsEqual(HclValue left, HclValue right)
    {
        if (left.Elements.Any(element => !element.IsKnown) || right.Elements.Any(element => !element.IsKnown))
        {
            return null;
        }

        return left.Length == right.Length && left.Elements.SequenceEqual(right.Elements);
    }

    /// <summary>Whether what is known of an unknown value says that it will not be <paramref name="other"/>.</summary>
    private static bool IsExcluded(HclValue unknown, HclValue other)
    {
        if (unknown.IsKnown || !other.IsKnown || other.IsNull)
        {
            return false;
        }

        // A null of the unknown's type would not be equal to this value either.
        if (!other.Type.HasDynamic && !unknown.Type.HasDynamic && !other.Type.Equals(unknown.Type))
        {
            return true;
        }

        var bounds = unknown.Refinement!;
        return other.Type.Kind switch
        {
            HclTypeKind.String => !other.AsString().StartsWith(bounds.Prefix, StringComparison.Ordinal),
            HclTypeKind.Number => (bounds.Least is { } least && other.AsNumber().CompareTo(least) < 0)
                || (bounds.Most is { } most && other.AsNumber().CompareTo(most) > 0),
            HclTypeKind.List or HclTypeKind.Map => other.Length < bounds.MinLength || other.Length > bounds.MaxLength,
            _ => false,
        };
    }

    /// <summary>Whether two types, one of them not fully known, may be the same in the end.</summary>
    private static bool CouldConform(HclType left, HclType right)
    {
        if (left.Kind == HclTypeKind.Dynamic || right.Kind == HclTypeKind.Dynamic)
        {
            return true;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            HclTypeKind.Object => left.Attributes.Length == right.Attributes.Length
                && left.Attributes.Zip(right.Attributes).All(
                    pair => pair.First.Name == pair.Second.Name && CouldConform(pair.First.Type, pair.Second.Type)),
            HclTypeKind.Tuple => left.ElementTypes.Length == right.ElementTypes.Length
                && left.ElementTypes.Zip(right.ElementTypes).All(pair => CouldConform(pair.First, pair.Second)),
            _ => !left.IsCollection || CouldConform(left.ElementType, right.ElementType),
        };
    }
}
