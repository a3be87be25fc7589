namespace ImmutaInfra.Core.Addresses;

/// <summary>One instance of a resource: what a plan speaks of.</summary>
/// <param name="Resource">The block.</param>
/// <param name="Key">Which instance, or null for a block without <c>count</c> and <c>for_each</c>.</param>
public sealed record InstanceAddress(ResourceAddress Resource, InstanceKey? Key) : IComparable<InstanceAddress>
{
    /// <summary>The order of a plan: modules from the outside in, then type, name and key; data sources before resources.</summary>
    public int CompareTo(InstanceAddress? other)
    {
        if (other is null)
        {
            return 1;
        }

        var (mine, theirs) = (Resource.Module.Steps, other.Resource.Module.Steps);
        for (var i = 0; i < Math.Min(mine.Count, theirs.Count); i++)
        {
            var order = string.CompareOrdinal(mine[i].Name, theirs[i].Name);
            order = order != 0 ? order : CompareKeys(mine[i].Key, theirs[i].Key);
            if (order != 0)
            {
                return order;
            }
        }

        return (mine.Count.CompareTo(theirs.Count), other.Resource.Mode.CompareTo(Resource.Mode),
            string.CompareOrdinal(Resource.Type, other.Resource.Type), string.CompareOrdinal(Resource.Name, other.Resource.Name)) switch
        {
            (not 0 and var depth, _, _, _) => depth,
            (_, not 0 and var mode, _, _) => mode,
            (_, _, not 0 and var type, _) => type,
            (_, _, _, not 0 and var name) => name,
            _ => CompareKeys(Key, other.Key),
        };
    }

    /// <summary><c>module.a.immuta_s3_integration.lake["eu"]</c>.</summary>
    public override string ToString() => $"{Resource}{Key}";

    private static int CompareKeys(InstanceKey? mine, InstanceKey? theirs) =>
        mine is null ? (theirs is null ? 0 : -1) : mine.CompareTo(theirs);
}
