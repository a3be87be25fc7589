namespace ImmutaInfra.Core.Diagnostics;

/// <summary>A place in a text.</summary>
/// <param name="Line">The line, 1 for the first.</param>
/// <param name="Column">The column in grapheme clusters, 1 for the first, as Terraform counts.</param>
/// <param name="Offset">UTF-16 code units from the start of the text.</param>
public readonly record struct SourcePosition(int Line, int Column, int Offset) : IComparable<SourcePosition>
{
    /// <summary>The first place of any text.</summary>
    public static SourcePosition Start => new(1, 1, 0);

    /// <inheritdoc/>
    public int CompareTo(SourcePosition other) => Offset.CompareTo(other.Offset);
}
