namespace ImmutaInfra.Conventions.Tests;

/// <summary>The repository that these tests belong to.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The C# sources of the product, by path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Sources() =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));

    private static string Find()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ImmutaInfra.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests do not run inside of the repository.");
        }

        return folder.FullName;
    }
}
