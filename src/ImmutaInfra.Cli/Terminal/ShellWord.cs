namespace ImmutaInfra.Cli.Terminal;

/// <summary>Writes words so that a shell takes them for what they are.</summary>
internal static class ShellWord
{
    /// <summary>A word, in quotes where it needs them.</summary>
    public static string Of(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '.' or '/' or '\\' or '-' or '_' or ':' or '~' or '+' or '=' or ',')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
