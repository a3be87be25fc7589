using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace ImmutaInfra.Testing;

/// <summary>Compares long output with a file beside the test. <c>UPDATE_BASELINES=1</c> rewrites the file instead; read that diff.</summary>
public static class Baseline
{
    /// <summary>Fails the test unless <paramref name="actual"/> is what the file holds. Line ends do not count.</summary>
    /// <param name="actual">What came out.</param>
    /// <param name="name">The file in the folder <c>Baselines</c> beside the test's source file.</param>
    /// <param name="testFile">The test's source file; the compiler fills it in.</param>
    public static void Verify(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(FolderOf(testFile), "Baselines", name);
        var got = Normalize(actual);
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, got);
            return;
        }

        if (!File.Exists(path))
        {
            Assert.Fail($"There is no baseline {path}. UPDATE_BASELINES=1 writes it. What came out:\n{got}");
        }

        var expected = Normalize(File.ReadAllText(path));
        if (!string.Equals(expected, got, StringComparison.Ordinal))
        {
            Assert.Fail($"{path} differs from what came out, {FirstDifference(expected, got)}\nWhat came out:\n{got}");
        }
    }

    /// <summary>The folder of a source file, also where the build has replaced the root of the repository by <c>/_/</c>.</summary>
    private static string FolderOf(string sourceFile)
    {
        const string Mapped = "/_/";
        if (!sourceFile.StartsWith(Mapped, StringComparison.Ordinal))
        {
            return Path.GetDirectoryName(sourceFile)!;
        }

        return Path.GetDirectoryName(Path.Combine(RepositoryRoot.Folder, sourceFile[Mapped.Length..]))!;
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        var (wanted, got) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < wanted.Length && line < got.Length && string.Equals(wanted[line], got[line], StringComparison.Ordinal))
        {
            line++;
        }

        return $"line {line + 1}:\n  baseline: {LineAt(wanted)}\n  came out: {LineAt(got)}";

        string LineAt(string[] lines) => line < lines.Length ? lines[line] : "(end)";
    }
}
