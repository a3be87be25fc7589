namespace ImmutaInfra.Reporting.Values;

/// <summary>Finds what two sequences have in common, in order.</summary>
internal static class SequenceDiff
{
    /// <summary>Tables of more cells than this are not worth their time; what lies between equal ends then counts as exchanged.</summary>
    private const long LargestTable = 1_000_000;

    /// <summary>Steps from one sequence to the other. Between two kept items the removed ones come before the added ones.</summary>
    /// <param name="before">What was.</param>
    /// <param name="after">What shall be.</param>
    /// <param name="isSame">Whether two items count as one.</param>
    public static IReadOnlyList<SequenceStep<T>> Between<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> isSame)
        where T : class
    {
        var head = 0;
        while (head < before.Count && head < after.Count && isSame(before[head], after[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && isSame(before[^(tail + 1)], after[^(tail + 1)]))
        {
            tail++;
        }

        var steps = new List<SequenceStep<T>>(Math.Max(before.Count, after.Count));
        for (var i = 0; i < head; i++)
        {
            steps.Add(new SequenceStep<T>(before[i], after[i]));
        }

        AddMiddle(steps, [.. before.Skip(head).Take(before.Count - head - tail)], [.. after.Skip(head).Take(after.Count - head - tail)], isSame);
        for (var i = tail; i > 0; i--)
        {
            steps.Add(new SequenceStep<T>(before[^i], after[^i]));
        }

        return steps;
    }

    private static void AddMiddle<T>(List<SequenceStep<T>> steps, T[] before, T[] after, Func<T, T, bool> isSame)
        where T : class
    {
        var kept = (long)before.Length * after.Length > LargestTable ? null : LongestCommon(before, after, isSame);
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (kept is not null && i < before.Length && j < after.Length && kept[i, j] == kept[i + 1, j + 1] + 1 && isSame(before[i], after[j]))
            {
                steps.Add(new SequenceStep<T>(before[i++], after[j++]));
            }
            else if (i < before.Length && (j == after.Length || kept is null || kept[i + 1, j] >= kept[i, j + 1]))
            {
                steps.Add(new SequenceStep<T>(before[i++], null));
            }
            else
            {
                steps.Add(new SequenceStep<T>(null, after[j++]));
            }
        }
    }

    /// <summary>In each cell, how many items the rests of both sequences have in common.</summary>
    private static int[,] LongestCommon<T>(T[] before, T[] after, Func<T, T, bool> isSame)
    {
        var length = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                length[i, j] = isSame(before[i], after[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
