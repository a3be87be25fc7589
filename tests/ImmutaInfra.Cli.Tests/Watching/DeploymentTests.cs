using System.Text.RegularExpressions;
using ImmutaInfra.Testing;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Tests.Watching;

/// <summary>The examples for Kubernetes and the image fit the program and each other.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Root = RepositoryRoot.Folder;

    private static readonly string[] Manifests = ["cronjob.yaml", "deployment.yaml"];

    [TestCaseSource(nameof(Manifests))]
    public void A_container_is_started_with_what_the_program_takes(string file)
    {
        using var cli = new CliRun();
        var root = cli.CreateTree();

        var args = Find(Load(file), "args").OfType<YamlSequenceNode>().Should().ContainSingle().Which.Select(each => ((YamlScalarNode)each).Value!).ToList();

        root.Parse(args).Errors.Should().BeEmpty();
        args[0].Should().Be("drift");
    }

    [TestCaseSource(nameof(Manifests))]
    public void A_container_has_no_more_rights_than_it_needs(string file)
    {
        var yaml = Load(file);

        Texts(yaml, "runAsNonRoot").Should().Equal("true");
        Texts(yaml, "allowPrivilegeEscalation").Should().Equal("false");
        Texts(yaml, "readOnlyRootFilesystem").Should().Equal("true");
        Texts(yaml, "automountServiceAccountToken").Should().Equal("false");
        Texts(yaml, "runAsUser").Should().Equal(["1654"], "that is the user of the image");
    }

    [Test]
    public void The_probes_ask_for_what_the_service_answers()
    {
        var yaml = Load("deployment.yaml");

        Texts(yaml, "path").Should().BeEquivalentTo("/healthz", "/healthz", "/readyz");
        Texts(yaml, "containerPort").Should().Equal("8080");
        Find(yaml, "args").OfType<YamlSequenceNode>().Single().Select(each => ((YamlScalarNode)each).Value).Should().Contain("0.0.0.0:8080");
    }

    [Test]
    public void The_image_has_stages_no_shell_and_no_root()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "Dockerfile"));

        lines.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Should().Be(2);
        lines.Last(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Should().Contain("chiseled-extra");
        lines.Should().Contain("USER $APP_UID").And.Contain("ENTRYPOINT [\"/app/immutainfra\"]");
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            line.Should().MatchRegex(Instruction());
        }
    }

    private static List<YamlNode> Load(string file)
    {
        using var reader = File.OpenText(Path.Combine(Root, "examples", "kubernetes", file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        yaml.Documents.Should().OnlyContain(document => Texts(new List<YamlNode> { document.RootNode }, "kind").Any());
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }

    private static IEnumerable<string> Texts(List<YamlNode> nodes, string key) => Find(nodes, key).OfType<YamlScalarNode>().Select(node => node.Value!);

    private static IEnumerable<YamlNode> Find(IEnumerable<YamlNode> nodes, string key) => nodes.SelectMany(node => node switch
    {
        YamlSequenceNode items => Find(items, key),
        YamlMappingNode members => members.Children.SelectMany(member =>
            (member.Key is YamlScalarNode { Value: var name } && name == key ? [member.Value] : Enumerable.Empty<YamlNode>()).Concat(Find([member.Value], key))),
        _ => [],
    });

    [GeneratedRegex("^(#|FROM |WORKDIR |COPY |RUN |ENV |USER |EXPOSE |ENTRYPOINT )")]
    private static partial Regex Instruction();
}
