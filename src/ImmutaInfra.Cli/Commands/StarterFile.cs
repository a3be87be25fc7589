namespace ImmutaInfra.Cli.Commands;

/// <summary>A file that <c>init</c> writes.</summary>
/// <param name="Path">Where; absolute.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record StarterFile(string Path, string Text)
{
    /// <summary>The text of a template of this program.</summary>
    public static string Template(string name)
    {
        using var text = new StreamReader(typeof(StarterFile).Assembly.GetManifestResourceStream($"Templates/{name}")!);
        return text.ReadToEnd();
    }
}
