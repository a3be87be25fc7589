using ImmutaInfra.Cli.Engines;

namespace ImmutaInfra.Cli.Commands;

/// <summary>A file that <c>init</c> or <c>discover</c> writes.</summary>
/// <param name="Path">Where; absolute.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record StarterFile(string Path, string Text)
{
    /// <summary>What a project has besides its configuration, as far as it is not there: the name under which its state is kept, as folders are renamed and
    /// cloned, and what stays out of version control.</summary>
    /// <param name="folder">The project's folder; absolute. It need not be there.</param>
    public static IEnumerable<StarterFile> OfProject(string folder)
    {
        if (ProjectFile.Find(folder) is { Path: null } project)
        {
            yield return new StarterFile(System.IO.Path.Combine(folder, ProjectFile.Usual), Template("Pulumi.yaml").Replace("NAME", project.Name, StringComparison.Ordinal));
        }

        var ignored = System.IO.Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignored))
        {
            yield return new StarterFile(ignored, Template("gitignore"));
        }
    }

    /// <summary>Writes it, where nothing is there yet.</summary>
    /// <exception cref="IOException">There is a file of that name.</exception>
    public void Write()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var writer = new StreamWriter(new FileStream(Path, FileMode.CreateNew));
        writer.Write(Text);
    }

    /// <summary>The text of a template of this program.</summary>
    public static string Template(string name)
    {
        using var text = new StreamReader(typeof(StarterFile).Assembly.GetManifestResourceStream($"Templates/{name}")!);
        return text.ReadToEnd();
    }
}
