using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Holds what is about to be done to what was planned.</summary>
internal static class PlannedValues
{
    /// <summary>Whether a value is what the plan promised: equal wherever that was known.</summary>
    /// <param name="planned">What the plan shows.</param>
    /// <param name="actual">What it has come to.</param>
    /// <param name="path">Where they differ first.</param>
    public static bool Allow(Value planned, Value actual, out PropertyPath path) => Allow(planned, actual, PropertyPath.Root, out path);

    private static bool Allow(Value planned, Value actual, PropertyPath at, out PropertyPath path)
    {
        path = at;
        if (!planned.HasUnknowns)
        {
            return planned.IsKnownToEqual(actual);
        }

        if (planned.IsUnknown)
        {
            return true;
        }

        switch (planned.Revealed, actual.Revealed)
        {
            case (ObjectValue wanted, ObjectValue found):
                foreach (var name in wanted.Names.Union(found.Names, StringComparer.Ordinal))
                {
                    // A member that was unknown may turn out to be absent.
                    if (!Allow(wanted[name], found[name], at.Member(name), out path))
                    {
                        return false;
                    }
                }

                return true;
            case (ListValue wanted, ListValue found) when wanted.Count == found.Count:
                for (var i = 0; i < wanted.Count; i++)
                {
                    if (!Allow(wanted[i], found[i], at.Item(i), out path))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }
}
