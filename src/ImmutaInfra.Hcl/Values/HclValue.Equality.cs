namespace ImmutaInfra.Hcl.Values;

/// <content>Exact equality.</content>
public sealed partial class HclValue
{
    /// <inheritdoc/>
    public bool Equals(HclValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _marks != other._marks || _deepMarks != other._deepMarks
            || _hasUnknowns != other._hasUnknowns || !Type.Equals(other.Type))
        {
            return false;
        }

        return (_payload, other._payload) switch
        {
            (HclValue[] left, HclValue[] right) => left.AsSpan().SequenceEqual(right),
            (MapPayload left, MapPayload right) =>
                left.Keys.AsSpan().SequenceEqual(right.Keys) && left.Values.AsSpan().SequenceEqual(right.Values),
            var (left, right) => left.Equals(right),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HclValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type.Kind);
        switch (_payload)
        {
            case HclValue[] values:
                AddAll(ref hash, values);
                break;
            case MapPayload map:
                AddAll(ref hash, map.Keys);
                AddAll(ref hash, map.Values);
                break;
            default:
                hash.Add(_payload);
                break;
        }

        return hash.ToHashCode();
    }

    private static void AddAll<T>(ref HashCode hash, T[] parts)
    {
        foreach (var part in parts)
        {
            hash.Add(part);
        }
    }
}
