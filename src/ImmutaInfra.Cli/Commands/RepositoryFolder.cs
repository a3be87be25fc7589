namespace ImmutaInfra.Cli.Commands;

/// <summary>A folder and the repository that it is in. Pipelines stand at the root of that, and the comments that they look for name the folder.</summary>
/// <param name="Root">The repository's folder, or the folder itself where it is in none; absolute.</param>
/// <param name="Path">The folder as seen from there, with slashes; <c>.</c> where it is the same.</param>
internal sealed record RepositoryFolder(string Root, string Path)
{
    /// <summary>Looks for the repository of a folder. In a work tree of git <c>.git</c> is a file.</summary>
    /// <param name="folder">The folder; absolute. It need not be there.</param>
    public static RepositoryFolder Of(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !System.IO.Path.Exists(System.IO.Path.Combine(root.FullName, ".git")))
        {
            root = root.Parent;
        }

        var place = root?.FullName ?? folder;
        return new RepositoryFolder(place, System.IO.Path.GetRelativePath(place, folder).Replace('\\', '/'));
    }
}
