namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Orders texts as their UTF-8 bytes are ordered, which is what Go sorts map keys by.</summary>
/// <remarks>It differs from the ordinal order of .NET only where characters beyond U+FFFF meet those from U+E000.</remarks>
internal sealed class CodePointOrder : IComparer<string>
{
    private CodePointOrder()
    {
    }

    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        var (left, right) = (x[same], y[same]);
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left.CompareTo(right)
            : char.IsSurrogate(left) ? (right >= 0xE000 ? 1 : left.CompareTo(right))
            : left >= 0xE000 ? -1 : left.CompareTo(right);
    }
}
