namespace ImmutaInfra.Core.Diagnostics;

/// <summary>A piece of a file: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="File">The file's name as the user gave it, relative to where the program was started.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind its last.</param>
public sealed record SourceSpan(string File, SourcePosition Start, SourcePosition End)
{
    /// <summary>The smallest span that holds both.</summary>
    public static SourceSpan Over(SourceSpan first, SourceSpan last) =>
        new(first.File,
            first.Start.CompareTo(last.Start) <= 0 ? first.Start : last.Start,
            first.End.CompareTo(last.End) >= 0 ? first.End : last.End);

    /// <summary><c>file:line:column</c> of the start.</summary>
    public override string ToString() => $"{File}:{Start.Line}:{Start.Column}";
}
