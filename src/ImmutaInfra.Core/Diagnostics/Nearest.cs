namespace ImmutaInfra.Core.Diagnostics;

/// <summary>Finds what the user may have meant.</summary>
public static class Nearest
{
    /// <summary>The known name that takes the fewest edits to reach, or null when all are too far away to be meant.</summary>
    /// <remarks>An edit is an inserted, deleted or changed character or two swapped neighbours. At most a third of the
    /// name may be wrong, and at most three characters; case does not count.</remarks>
    public static string? To(string name, IEnumerable<string> known)
    {
        var limit = Math.Clamp((name.Length + 1) / 3, 1, 3);
        string? nearest = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance <= limit && (nearest is null || distance < limit))
            {
                nearest = candidate;
                limit = distance;
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
