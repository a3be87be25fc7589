using System.Xml.Linq;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>Holds the projects to the picture of the architecture: references point down only.</summary>
internal sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Hcl"] = ["Core"],
        ["Engine"] = ["Core", "Hcl"],
        ["Api"] = ["Core"],
        ["Resources"] = ["Core", "Api"],
        ["Rpc"] = [],
        ["Provider"] = ["Resources", "Rpc", "Core", "Api"],
        ["Emulator"] = [],
        ["Reporting"] = ["Engine", "Core", "Hcl"],
        ["Cli"] = ["Core", "Hcl", "Engine", "Api", "Resources", "Emulator", "Reporting"],
    };

    public static IEnumerable<string> Projects() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file)["ImmutaInfra.".Length..]);

    [TestCaseSource(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        var file = Path.Combine(Repository.Root, "src", $"ImmutaInfra.{project}", $"ImmutaInfra.{project}.csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["ImmutaInfra.".Length..]);

        references.Should().BeSubsetOf(Allowed[project]);
    }

    [TestCase("Engine", "System.Net.Http")]
    [TestCase("Hcl", "System.Net.Http")]
    [TestCase("Engine", "Console.")]
    [TestCase("Hcl", "Console.")]
    [TestCase("Api", "Console.")]
    [TestCase("Resources", "Console.")]
    [TestCase("Reporting", "Console.")]
    public void A_part_keeps_off_what_is_not_its_business(string project, string forbidden) =>
        Repository.Sources()
            .Where(source => source.Path.StartsWith($"src/ImmutaInfra.{project}/", StringComparison.Ordinal) && source.Text.Contains(forbidden, StringComparison.Ordinal))
            .Select(source => source.Path)
            .Should().BeEmpty();
}
