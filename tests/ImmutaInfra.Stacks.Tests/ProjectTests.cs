using System.Xml.Linq;
using ImmutaInfra.Conventions.Tests;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>What Pulumi and the compiler are told of the programs.</summary>
internal sealed class ProjectTests
{
    private static readonly string[] Folders =
        ["", .. Directory.EnumerateDirectories(Package.PathOf("examples"), "pulumi-*").Select(folder => Path.GetRelativePath(Repository.Root, folder)).Order()];

    private static readonly string[] ProjectKeys = ["name", "description", "runtime", "main", "plugins", "config", "resources", "outputs"];

    [Test]
    public void There_is_an_example_in_each_language() => Folders.Should().BeEquivalentTo(
        "", "examples/pulumi-csharp", "examples/pulumi-hcl", "examples/pulumi-python", "examples/pulumi-typescript", "examples/pulumi-yaml");

    [TestCaseSource(nameof(Folders))]
    public void A_project_file_is_well_formed_and_finds_the_plugin(string folder)
    {
        var project = Yaml.Read(Path.Combine(folder, "Pulumi.yaml"));

        project.Properties().Select(property => property.Name).Should().BeSubsetOf(ProjectKeys);
        ((string)project["name"]!).Should().MatchRegex("^[a-zA-Z0-9_.-]{1,100}$");
        ((string)(project.SelectToken("runtime.name") ?? project["runtime"])!).Should().BeOneOf("dotnet", "nodejs", "python", "yaml", "hcl");
        var plugin = project.SelectTokens("plugins.providers[*]").Should().ContainSingle().Which;
        ((string)plugin["name"]!).Should().Be("immuta");
        Path.GetFullPath(Path.Combine(Repository.Root, folder, (string)plugin["path"]!)).Should().Be(Package.PathOf("artifacts/plugin"), "stacks/add-plugin.sh puts it there");
        Package.Text("stacks/add-plugin.sh").Should().Contain("$repository/artifacts/plugin");
    }

    [Test]
    public void The_top_level_project_runs_the_stack()
    {
        var project = Yaml.Read("Pulumi.yaml");

        ((string)project["name"]!).Should().Be("immuta-infra");
        ((string)project["runtime"]!).Should().Be("dotnet");
        Directory.GetFiles(Package.PathOf((string)project["main"]!), "*.csproj").Should().ContainSingle();
    }

    [Test]
    public void The_settings_of_a_stack_name_what_the_package_has()
    {
        var config = (JObject)Yaml.Read("Pulumi.dev.yaml.example")["config"]!;

        config.Properties().Select(property => property.Name["immuta:".Length..]).Should().BeSubsetOf(((JObject)Package.Schema["config"]!["variables"]!).Properties().Select(variable => variable.Name));
    }

    [TestCase("stacks/Immuta.Production/Immuta.Production.csproj", "Pulumi", "../../sdks/immuta/Pulumi.Immuta.csproj")]
    [TestCase("stacks/Immuta.Deploy/Immuta.Deploy.csproj", "Pulumi.Automation", "../Immuta.Production/Immuta.Production.csproj",
        "../../src/ImmutaInfra.Reporting/ImmutaInfra.Reporting.csproj", "../../src/ImmutaInfra.Resources/ImmutaInfra.Resources.csproj")]
    [TestCase("examples/pulumi-csharp/Immuta.Example.csproj", "Pulumi", "sdks/immuta/Pulumi.Immuta.csproj")]
    public void A_C_project_stands_alone_and_refers_to_what_Pulumi_makes(string path, string package, params string[] references)
    {
        var project = XDocument.Parse(Package.Text(path));

        // A lower version than the SDK's own "3.*" comes to would be a downgrade, which NuGet refuses.
        project.Descendants("PackageReference").Should().Contain(one => one.Attribute("Include")!.Value == package && one.Attribute("Version")!.Value == "3.*")
            .And.OnlyContain(one => one.Attribute("Version") != null);
        project.Descendants("ProjectReference").Select(one => one.Attribute("Include")!.Value).Should().Equal(references);
        references.Should().OnlyContain(one => one.Contains("sdks", StringComparison.Ordinal) || File.Exists(Path.Combine(Path.GetDirectoryName(Package.PathOf(path))!, one)));
        project.Descendants("TargetFramework").Single().Value.Should().Be("net10.0");
        Package.Text("ImmutaInfra.sln").Should().NotContain(Path.GetFileNameWithoutExtension(path), "the solution builds without Pulumi");
        for (var folder = Directory.GetParent(Package.PathOf(path)); folder!.FullName.Length >= Repository.Root.Length; folder = folder.Parent)
        {
            folder.EnumerateFiles("Directory.*").Should().BeEmpty("what rules src and tests does not rule these");
        }
    }

    [TestCaseSource(nameof(Folders))]
    public void An_example_has_a_README_of_three_commands(string folder)
    {
        if (folder.Length == 0)
        {
            return;
        }

        var commands = Package.Text($"{folder}/README.md").Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Take(3).ToList();

        commands.Should().HaveCount(3).And.Contain(command => command.Contains("add-plugin.sh", StringComparison.Ordinal)).And.Contain(command => command.Contains("pulumi up", StringComparison.Ordinal));
    }

    [Test]
    public void The_settings_of_the_stack_hold_no_secret() =>
        Package.Sources("stacks/Immuta.Production", "appsettings*.json").Select(Package.Text).Should()
            .OnlyContain(text => !text.Contains("Password", StringComparison.Ordinal) && !text.Contains("Token", StringComparison.Ordinal) && !text.Contains("PrivateKey", StringComparison.Ordinal));
}
