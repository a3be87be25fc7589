namespace ImmutaInfra.Hcl.Parsing;

/// <summary>A piece of the text. Blanks belong to no token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first UTF-16 code unit.</param>
/// <param name="Length">How many UTF-16 code units it has.</param>
/// <param name="Line">The line of its start, 1 for the first.</param>
/// <param name="Column">The column of its start in grapheme clusters, 1 for the first.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, int Line, int Column)
{
    /// <summary>The offset behind its last code unit.</summary>
    public int End => Start + Length;
}
