using System.Text.RegularExpressions;
using ImmutaInfra.Engine.State.Backends;

namespace ImmutaInfra.Engine.Tests.State;

/// <summary>What the real engine wrote. Source: Pulumi 3.260.0, file backend.</summary>
internal static partial class Recording
{
    public const string Passphrase = "correct-horse-battery";

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Recordings");

    /// <summary>All recorded states, by path.</summary>
    public static IEnumerable<string> States() =>
        Directory.EnumerateFiles(Folder, "state-*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order();

    public static string Text(string state) => File.ReadAllText(Path.Combine(Folder, state));

    public static StoredText Stored(string state) => new(state, File.ReadAllBytes(Path.Combine(Folder, state)));

    /// <summary>Hides ciphertexts and salts: they differ at each write.</summary>
    public static string WithoutCiphertexts(string text) => Ciphertext().Replace(text, "$1…\"");

    [GeneratedRegex("(\"(?:ciphertext|salt)\":\")[^\"]*\"")]
    private static partial Regex Ciphertext();
}
