using System.Text.RegularExpressions;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>The version stands in one place.</summary>
internal sealed partial class VersionTests
{
    [Test]
    public void No_other_project_file_says_a_version_of_its_own() =>
        Directory.EnumerateFiles(Repository.Root, "*.*proj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "Directory.Build.props", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => OwnVersion().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Should().Equal("src/Directory.Build.props");

    [Test]
    public void The_starter_and_the_examples_ask_for_the_version_there_is()
    {
        var version = OwnVersion().Match(File.ReadAllText(Path.Combine(Repository.Root, "src", "Directory.Build.props"))).Groups[1].Value;
        string[] folders = ["examples", "src/ImmutaInfra.Cli/Templates"];

        (from folder in folders
         from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.tf", SearchOption.AllDirectories)
         from Match match in Asked().Matches(File.ReadAllText(file))
         where match.Groups[1].Value != version
         select $"{file}: {match.Value}")
        .Should().BeEmpty();
    }

    [GeneratedRegex("<(?:Version|VersionPrefix|PackageVersion)>([^<]+)<")]
    private static partial Regex OwnVersion();

    [GeneratedRegex("source = \"pulumi/immuta\", version = \"([^\"]+)\"")]
    private static partial Regex Asked();
}
