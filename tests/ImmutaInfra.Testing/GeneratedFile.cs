using NUnit.Framework;

namespace ImmutaInfra.Testing;

/// <summary>A file of the repository that a test writes: <c>UPDATE_BASELINES=1</c> writes it anew.</summary>
public static class GeneratedFile
{
    /// <summary>Fails the test unless the file says what it should. Line ends do not count.</summary>
    /// <param name="path">The file, from the root of the repository.</param>
    /// <param name="wanted">What it should say.</param>
    public static void Verify(string path, string wanted)
    {
        var file = Path.Combine(RepositoryRoot.Folder, path);
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
