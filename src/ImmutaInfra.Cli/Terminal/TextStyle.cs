namespace ImmutaInfra.Cli.Terminal;

/// <summary>Whether somebody wants colours.</summary>
internal static class TextStyle
{
    /// <summary>Whether the environment allows them.</summary>
    /// <remarks>Source: no-color.org; <c>TERM=dumb</c> names a terminal that knows no escape codes.</remarks>
    public static bool IsColorWanted(IReadOnlyDictionary<string, string> variables) =>
        !(variables.TryGetValue("NO_COLOR", out var noColor) && noColor.Length > 0)
        && !(variables.TryGetValue("TERM", out var terminal) && terminal == "dumb");
}
