using System.Text.RegularExpressions;
using ImmutaInfra.Testing;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Tests;

/// <summary>What the examples for CIs run exists.</summary>
public partial class ExamplesTests
{
    private static readonly string Root = RepositoryRoot.Folder;

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(Root, "examples", "ci"), "*.yml", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "action.yml"))
            .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Every_command_and_option_of_an_example_exists(string file)
    {
        var yaml = new YamlStream();
        using (var reader = File.OpenText(Path.Combine(Root, file)))
        {
            yaml.Load(reader);
        }

        yaml.Documents.Should().ContainSingle();
        using var cli = new CliRun();
        var root = cli.CreateTree();
        var calls = Texts(yaml.Documents[0].RootNode)
            .SelectMany(text => text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Select(line => Call().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).ToList();

        calls.Should().NotBeEmpty();
        foreach (var call in calls)
        {
            var words = Word().Matches(call).Select(match => match.Value.Trim('"', '\'')).ToArray();
            var command = root.Subcommands.SingleOrDefault(each => each.Name == words[0]);
            command.Should().NotBeNull("{0} calls it", call);
            words.Skip(1).Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.Split('=')[0])
                .Should().BeSubsetOf(command!.Options.Select(option => option.Name), call);
        }
    }

    private static IEnumerable<string> Pipelines => Files.Concat(
        Directory.EnumerateFiles(Path.Combine(Root, ".github", "workflows"), "*.yml").Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Forms =>
        Directory.EnumerateFiles(Path.Combine(Root, ".github", "ISSUE_TEMPLATE"), "*.yml").Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Forms))]
    public void A_form_for_issues_can_be_read(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Root, file));
        yaml.Load(reader);

        yaml.Documents.Should().ContainSingle().Which.RootNode.Should().BeOfType<YamlMappingNode>();
    }

    [TestCaseSource(nameof(Pipelines))]
    public void No_text_from_a_pull_request_is_pasted_into_a_script(string file) =>
        Scripts(File.ReadAllText(Path.Combine(Root, file))).Should().NotContain("${{", "it comes in as an environment variable");

    private static IEnumerable<string> Texts(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { } text } => [text],
        YamlSequenceNode items => items.SelectMany(Texts),
        YamlMappingNode members => members.Children.SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    private static string Scripts(string text)
    {
        using var reader = new StringReader(text);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return string.Join('\n', Find(yaml.Documents[0].RootNode));

        static IEnumerable<string> Find(YamlNode node) => node switch
        {
            YamlSequenceNode items => items.SelectMany(Find),
            YamlMappingNode members => members.Children.SelectMany(member =>
                member.Key is YamlScalarNode { Value: "run" or "script" or "bash" } ? Texts(member.Value) : Find(member.Value)),
            _ => [],
        };
    }

    [GeneratedRegex(@"(?:^|\s)immutainfra ((?:preview|apply|plan|drift|validate|fmt|destroy|[a-z]+)\b[^|>;&]*)")]
    private static partial Regex Call();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|\\S+")]
    private static partial Regex Word();
}
