namespace ImmutaInfra.Hcl.Values;

/// <summary>Compares texts by their bytes in UTF-8, the order of keys, sets and of <c>sort</c> in the language.</summary>
/// <remarks>This differs from comparing UTF-16 units for characters beyond U+FFFF only: their surrogates sort before
/// U+E000 to U+FFFF, their UTF-8 bytes after.</remarks>
internal sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return Weight(left[common]).CompareTo(Weight(right[common]));
    }

    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
