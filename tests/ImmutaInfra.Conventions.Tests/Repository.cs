using ImmutaInfra.Testing;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>The repository that these tests belong to.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root => RepositoryRoot.Folder;

    /// <summary>The C# sources of the product, by path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Sources() =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));
}
