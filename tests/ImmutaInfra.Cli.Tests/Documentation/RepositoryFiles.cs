using ImmutaInfra.Testing;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>The files of the repository that these tests belong to.</summary>
internal static class RepositoryFiles
{
    /// <summary>Its folder.</summary>
    public static string Root => RepositoryRoot.Folder;

    /// <summary>Fails the test unless a generated file says what it should; <c>UPDATE_BASELINES=1</c> writes it instead.</summary>
    /// <param name="path">The file, from the root.</param>
    /// <param name="wanted">What it should say.</param>
    public static void Verify(string path, string wanted)
    {
        var file = Path.Combine(Root, path);
        var text = wanted.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        var lines = (File.Exists(file) ? File.ReadAllText(file) : "").ReplaceLineEndings("\n").Split('\n');
        var wantedLines = text.Split('\n');
        var same = lines.Zip(wantedLines).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < lines.Length || same < wantedLines.Length)
        {
            Assert.Fail($"{path} is stale from line {same + 1} on: it is generated, and UPDATE_BASELINES=1 writes it anew.\n"
                + $"  is:        {lines.ElementAtOrDefault(same)}\n  should be: {wantedLines.ElementAtOrDefault(same)}");
        }
    }
}
