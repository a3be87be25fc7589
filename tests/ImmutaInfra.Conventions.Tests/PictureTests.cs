using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>Holds docs/architecture.md to the projects.</summary>
internal sealed partial class PictureTests
{
    private static string Page { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

    [TestCaseSource(typeof(ReferenceTests), nameof(ReferenceTests.Projects))]
    public void The_table_says_what_a_project_refers_to(string project)
    {
        var row = Row().Matches(Page).SingleOrDefault(match => match.Groups[1].Value == project);
        row.Should().NotBeNull("the table has a row for {0}", project);
        var said = row!.Groups[2].Value.Split(", ").Where(name => name != "nothing");
        var file = Path.Combine(Repository.Root, "src", $"ImmutaInfra.{project}", $"ImmutaInfra.{project}.csproj");

        XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))["ImmutaInfra.".Length..])
            .Should().BeEquivalentTo(said);
    }

    [TestCaseSource(typeof(ReferenceTests), nameof(ReferenceTests.Projects))]
    public void The_picture_shows_a_project(string project) => Diagram().Match(Page).Value.Should().MatchRegex($@"\b{project}\b");

    [Test]
    public void The_picture_shows_no_project_that_is_not_there() =>
        Row().Matches(Page).Select(match => match.Groups[1].Value).Where(name => name != "project").Should().BeSubsetOf(ReferenceTests.Projects());

    [GeneratedRegex(@"^\| (\w+) \| [^|]+ \| ([^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("```mermaid.*?```", RegexOptions.Singleline)]
    private static partial Regex Diagram();
}
