using System.Text;

namespace ImmutaInfra.Hcl.Values;

/// <summary>The order in which Terraform goes through a set.</summary>
/// <remarks>Source: go-cty, set_internals.go. Texts by bytes, numbers by size, false before true, unknown and then null
/// values last. Other elements have an order that is fixed but means nothing: that of a text made from their parts.</remarks>
internal static class SetOrder
{
    public static HclValue[] Sort(HclType elementType, List<HclValue> elements)
    {
        var sorted = elements.ToArray();
        if (elementType.IsPrimitive)
        {
            Array.Sort(sorted, ComparePrimitives);
            return sorted;
        }

        var keys = Array.ConvertAll(sorted, KeyOf);
        Array.Sort(keys, sorted, Comparer<(int Rank, string Text)>.Create(static (left, right) =>
            left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank) : Utf8Order.Instance.Compare(left.Text, right.Text)));
        return sorted;
    }

    private static int Rank(HclValue value) => value.IsNull ? 2 : value.IsKnown ? 0 : 1;

    private static int ComparePrimitives(HclValue left, HclValue right)
    {
        if (Rank(left) != 0 || Rank(right) != 0)
        {
            return Rank(left).CompareTo(Rank(right));
        }

        return left.Type.Kind switch
        {
            HclTypeKind.String => Utf8Order.Instance.Compare(left.AsString(), right.AsString()),
            HclTypeKind.Number => left.AsNumber().CompareTo(right.AsNumber()),
            _ => left.AsBool().CompareTo(right.AsBool()),
        };
    }

    private static (int Rank, string Text) KeyOf(HclValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return (Rank(value), text.ToString());
    }

    private static void Append(StringBuilder text, HclValue value)
    {
        if (!value.IsKnown)
        {
            text.Append('?');
            return;
        }

        if (value.IsNull)
        {
            text.Append('~');
            return;
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.Number:
                text.Append(value.AsNumber().ToShortText(10));
                break;
            case HclTypeKind.Bool:
                text.Append(value.AsBool() ? 'T' : 'F');
                break;
            case HclTypeKind.String:
                GoQuoting.Append(text, value.AsString());
                break;
            case HclTypeKind.Map:
                text.Append('{');
                foreach (var (key, element) in value.Entries)
                {
                    GoQuoting.Append(text, key);
                    text.Append(':');
                    Append(text, element);
                    text.Append(';');
                }

                text.Append('}');
                break;
            default:
                var brackets = value.Type.IsCollection ? "[]" : "<>";
                text.Append(brackets[0]);
                foreach (var element in value.Elements)
                {
                    Append(text, element);
                    text.Append(';');
                }

                text.Append(brackets[1]);
                break;
        }
    }
}
