using ImmutaInfra.Testing;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>The program itself as it was built beside these tests, which have it in their own folder without all that it needs.</summary>
internal static class BuiltProgram
{
    /// <summary>Its folder, absolute.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(RepositoryRoot.Folder, "src", "ImmutaInfra.Cli", "bin", here.Parent!.Name, here.Name);
    }
}
