namespace ImmutaInfra.Testing;

/// <summary>The folder of the repository that the running tests were built from.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder, absolute.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ImmutaInfra.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests do not run inside of the repository.");
        }

        return folder.FullName;
    }
}
