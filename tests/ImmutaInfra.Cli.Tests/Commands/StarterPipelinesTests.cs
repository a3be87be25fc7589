using System.Diagnostics;
using ImmutaInfra.Testing;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Tests.Commands;

/// <summary>What stands in the pipelines that <c>init --ci</c> writes, and what their scripts do.</summary>
public class StarterPipelinesTests
{
    [Test]
    public void A_schedule_of_GitLab_applies_nothing()
    {
        var apply = Read(Example("gitlab-pull-request.yml"))["apply"];

        Texts(apply, "rules").Should().Be("""$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH""");
    }

    [TestCase("gitlab-drift.yml", "")]
    [TestCase("azure-pipelines-drift.yml", "")]
    [TestCase("azure-pipelines-drift.yml", "$(DRIFT_WEBHOOK)")]
    [Platform(Exclude = "Win")]
    public void Nobody_is_told_of_drift_where_no_address_is_set(string file, string nothing) =>
        Run(Example(file), "drift", ("DRIFT_WEBHOOK", nothing)).Should().NotContain("--notify");

    [TestCase("gitlab-drift.yml")]
    [TestCase("azure-pipelines-drift.yml")]
    [Platform(Exclude = "Win")]
    public void Whoever_is_set_is_told_of_drift(string file) =>
        Run(Example(file), "drift", ("DRIFT_WEBHOOK", "https://hooks.example.com/a b")).Should().Contain("--notify\nhttps://hooks.example.com/a b\n");

    /// <summary>Runs the step that calls a command, with stand-ins for the programs that it calls.</summary>
    /// <returns>What the command was given, one a line.</returns>
    private static string Run(string pipeline, string command, params (string Name, string Value)[] variables)
    {
        using var cli = new CliRun();
        var script = Scripts(Read(pipeline)).Single(each => each.Contains($"immutainfra {command} "));
        const string standIns = """
            immutainfra() { printf '%s\n' "$@" > arguments; }
            jq() { cat > /dev/null; echo sha256:0; }
            curl() { echo {}; }

            """;
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", standIns + script])
        {
            WorkingDirectory = cli.Folder,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "RUNNER_TEMP", "GITHUB_OUTPUT", "AGENT_TEMPDIRECTORY", "PIPELINE_WORKSPACE", "BUILD_ARTIFACTSTAGINGDIRECTORY" })
        {
            start.Environment[name] = Path.Combine(cli.Folder, name == "GITHUB_OUTPUT" ? "output" : "");
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, error);
        return File.ReadAllText(Path.Combine(cli.Folder, "arguments"));
    }

    private static string Example(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "examples", "ci", file));

    private static YamlMappingNode Read(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode node) => node.AllNodes.OfType<YamlMappingNode>();

    /// <summary>What stands below a member, or nothing.</summary>
    private static string Texts(YamlNode node, string member) => ((YamlMappingNode)node).Children.TryGetValue(member, out var found)
        ? string.Join('\n', found is YamlSequenceNode list ? list.Select(item => ((YamlScalarNode)item["if"]).Value) : found.AllNodes.OfType<YamlScalarNode>().Select(text => text.Value))
        : "";

    private static IEnumerable<string> Scripts(YamlNode node) =>
        from mapping in Mappings(node)
        from name in new[] { "run", "script", "bash" }
        where mapping.Children.ContainsKey(name)
        select mapping[name] is YamlSequenceNode lines ? string.Join('\n', lines.Select(line => ((YamlScalarNode)line).Value)) : ((YamlScalarNode)mapping[name]).Value!;
}
