using System.Text.RegularExpressions;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Tests.Commands;

public partial class InitCommandTests
{
    private static readonly string[] Types = ["azure-synapse", "bigquery", "databricks", "redshift", "s3", "snowflake", "trino"];

    [TestCaseSource(nameof(Types))]
    public async Task A_starter_is_valid_and_formatted_as_it_is(string type)
    {
        using var cli = new CliRun { UsesRealEngine = true };

        (await cli.RunAsync("init", "--type", type)).Should().Be(0);

        cli.Output.Should().StartWith($"main.tf\n{type}.tf\nPulumi.yaml\n.gitignore\n").And.EndWith("    immutainfra plan --emulator\n");
        (await cli.RunAsync("validate")).Should().Be(0, cli.Error);
        (await cli.RunAsync("fmt", "--check", "--diff")).Should().Be(0, cli.Output);
    }

    [Test]
    public async Task Several_types_go_together_and_more_can_be_added_later()
    {
        using var cli = new CliRun { UsesRealEngine = true };

        await cli.RunAsync(["init", "team", "--type", .. Types[..3]]);
        (await cli.RunAsync(["init", "team", .. Types[3..].SelectMany(type => new[] { "-t", type })])).Should().Be(0, cli.Error);

        (await cli.RunAsync("validate", "team")).Should().Be(0, cli.Error);
        Directory.GetFiles(Path.Combine(cli.Folder, "team"), "*.tf").Should().HaveCount(8);
    }

    [Test]
    public async Task Nothing_is_overwritten()
    {
        using var cli = new CliRun();
        var file = Path.Combine(cli.Folder, "snowflake.tf");
        File.WriteAllText(file, "# mine\n");

        (await cli.RunAsync("init", "--type", "s3", "--type", "snowflake")).Should().Be(1);

        cli.Error.Should().Contain("IMI1922").And.Contain("snowflake.tf");
        File.ReadAllText(file).Should().Be("# mine\n");
        Directory.GetFiles(cli.Folder).Should().ContainSingle();
    }

    [Test]
    public async Task In_a_folder_with_a_configuration_there_is_nothing_to_install()
    {
        using var cli = new CliRun();
        File.WriteAllText(Path.Combine(cli.Folder, "main.tf"), "");

        (await cli.RunAsync("init")).Should().Be(0);

        cli.Output.Should().Contain("nothing to install").And.Contain("immutainfra plan");
    }

    [Test]
    public async Task An_empty_folder_needs_to_know_what_to_begin_with()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init")).Should().Be(1);

        cli.Error.Should().Contain("IMI1921").And.Contain("--type snowflake");
    }

    [Test]
    public async Task A_mistyped_type_is_guessed()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "snowflak")).Should().Be(1);

        cli.Error.Should().Contain("did you mean \"snowflake\"?");
    }

    [TestCase("github", ".github/workflows/immuta.yml", ".github/workflows/immuta-drift.yml")]
    [TestCase("gitlab", ".gitlab/immuta.yml", ".gitlab/immuta-drift.yml")]
    [TestCase("azure-devops", "azure-pipelines/immuta.yml", "azure-pipelines/immuta-drift.yml")]
    public async Task Pipelines_are_written_on_request(string host, string review, string drift)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "s3", "--ci", host)).Should().Be(0, cli.Error);
        (await cli.RunAsync("init", "--ci", host)).Should().Be(1, "they are there already");

        File.ReadAllText(Path.Combine(cli.Folder, review)).Should().Contain("immutainfra");
        File.ReadAllText(Path.Combine(cli.Folder, drift)).Should().Contain("immutainfra drift");
    }

    [Test]
    public async Task The_project_keeps_its_name_when_the_folder_is_renamed()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        (await cli.RunAsync("init", "acme-immuta", "--type", "s3")).Should().Be(0, cli.Error);

        Directory.Move(Path.Combine(cli.Folder, "acme-immuta"), Path.Combine(cli.Folder, "clone"));

        (await cli.RunAsync("stack", "new", "prod", "./clone", "--json")).Should().Be(0, cli.Error);
        JObject.Parse(cli.Output)["project"]!.Value<string>().Should().Be("acme-immuta");
    }

    [Test]
    public async Task A_project_that_has_a_name_keeps_its_file()
    {
        using var cli = new CliRun();
        File.WriteAllText(Path.Combine(cli.Folder, "Pulumi.yml"), "name: mine\n");

        (await cli.RunAsync("init", "--type", "s3")).Should().Be(0, cli.Error);

        File.Exists(Path.Combine(cli.Folder, "Pulumi.yaml")).Should().BeFalse();
    }

    [TestCase("github", "directory: teams/data\n", "apply teams/data --stack prod", "drift teams/data --stack prod")]
    [TestCase("gitlab", "preview teams/data --stack prod", "apply teams/data --stack prod", "drift teams/data --stack prod")]
    [TestCase("azure-devops", "preview teams/data --stack prod", "apply teams/data --stack prod", "drift teams/data --stack prod")]
    public async Task Pipelines_stand_at_the_root_of_the_repository_and_name_the_folder(string host, params string[] parts)
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));

        (await cli.RunAsync("init", "teams/data", "--type", "s3", "--ci", host)).Should().Be(0, cli.Error);

        var files = Directory.GetFiles(cli.Folder, "immuta*.yml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });
        files.Should().HaveCount(2).And.NotContain(file => file.Contains("teams/data"));
        var text = string.Concat(files.Select(File.ReadAllText));
        text.Should().ContainAll(parts).And.NotContain(" . --stack");
        var reviewed = Regex.Match(text, @"test\(\""(\^<!-- immutainfra:preview [^""]*)""\)").Groups[1].Value;
        PlanCommentView.Marker("data/prod in teams/data").Should().MatchRegex(reviewed, "the job finds the comment that the preview has written");
        PlanCommentView.Marker("data/prod").Should().NotMatchRegex(reviewed);
        cli.Output.Should().Contain("teams/data/s3.tf\n").And.MatchRegex("(?m)^[^/]*/?[^/]*/immuta\\.teams--data\\.yml$");
    }

    [TestCase("github")]
    [TestCase("gitlab")]
    [TestCase("azure-devops")]
    public async Task Pipelines_of_several_folders_stand_side_by_side(string host)
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));

        string[] folders = [".", "eu", "eu-drift", "drift", "a/b", "a-b", "immuta-prod", "us: west", "it's #1", "\u65e5\u672c", "\u4e2d\u56fd"];

        foreach (var folder in folders)
        {
            (await cli.RunAsync("init", folder, "--type", "s3", "--ci", host)).Should().Be(0, cli.Error);
        }

        var files = Directory.GetFiles(cli.Folder, "immuta*.yml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });
        files.Should().HaveCount(2 * folders.Length);
        var names = new List<string>();
        foreach (var text in files.Select(File.ReadAllText))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            var root = (YamlMappingNode)yaml.Documents[0].RootNode;
            names.AddRange(root.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Where(key => Job().IsMatch(key)));
            names.AddRange(Lock().Matches(text).Select(match => match.Value.Trim()));
            if (root.Children.TryGetValue("name", out var name))
            {
                names.Add(((YamlScalarNode)name).Value!);
            }
        }

        names.Should().NotBeEmpty().And.OnlyHaveUniqueItems("hosts tell workflows, jobs, caches and locks apart by their names");
        names.Count.Should().Be(folders.Length * (names.Count / folders.Length), "no name is cut short");
    }

    [Test]
    public async Task A_folder_with_an_odd_name_is_named_whole_in_a_workflow()
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));

        (await cli.RunAsync("init", "it's: #1", "--type", "s3", "--ci", "github")).Should().Be(0, cli.Error);

        var file = Directory.GetFiles(Path.Combine(cli.Folder, ".github", "workflows"), "immuta.*.yml").Single();
        File.ReadAllText(file).Should().Contain("name: 'Immuta (it''s: #1)'\n").And.Contain("directory: 'it''s: #1'\n").And.Contain(@"apply 'it'\''s: #1' --stack prod");
    }

    [GeneratedRegex(@"^(preview|apply|drift|\.immutainfra)")]
    private static partial Regex Job();

    [GeneratedRegex("^ *(concurrency|resource_group|key): .*$", RegexOptions.Multiline)]
    private static partial Regex Lock();

    [Test]
    public async Task A_program_reads_what_was_written()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "team", "--type", "trino", "--type", "snowflake", "--json")).Should().Be(0, cli.Error);

        var answer = JObject.Parse(cli.Output);
        answer["files"]!.Values<string>().Should().Equal("team/main.tf", "team/trino.tf", "team/snowflake.tf", "team/Pulumi.yaml", "team/.gitignore");
        answer["secrets"]!.Values<string>().Should().Equal("snowflake_private_key");

        (await cli.RunAsync("init", "team", "--type", "trino", "--json")).Should().Be(1);
        JObject.Parse(cli.Output)["diagnostics"]![0]!["code"]!.Value<string>().Should().Be("IMI1922");
    }

    [Test]
    public async Task The_secrets_that_are_missing_are_named()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "snowflake", "--type", "s3")).Should().Be(0, cli.Error);

        cli.Output.Should().Contain("    export TF_VAR_snowflake_private_key=...\n");
    }

    [TestCase("", "    immutainfra validate\n    immutainfra plan --emulator\n")]
    [TestCase("https://acme.immuta.example", "    immutainfra validate\n    immutainfra plan\n")]
    public async Task What_comes_next_is_planned_where_there_is_an_immuta(string url, string next)
    {
        using var cli = new CliRun();
        cli.Variables["IMMUTA_BASE_URL"] = url;

        (await cli.RunAsync("init", "--type", "s3")).Should().Be(0, cli.Error);

        cli.Output.Should().EndWith(next);
    }

    [Test]
    public async Task Version_control_is_given_nothing_that_may_be_secret()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "s3")).Should().Be(0, cli.Error);

        File.ReadAllLines(Path.Combine(cli.Folder, ".gitignore")).Should().Contain([".immutainfra/", "*.tfvars", "*.plan", "plan.html", "scripts/", "*.bak"]);
    }

    [Test]
    public async Task Version_control_is_given_nothing_that_the_documentation_has_people_write()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "s3")).Should().Be(0, cli.Error);

        var ignored = File.ReadAllLines(Path.Combine(cli.Folder, ".gitignore"));
        var written = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "examples", "ci")).Select(File.ReadAllText))
            .SelectMany(text => WrittenFile().Matches(text))
            .Select(match => match.Groups[1].Value)
            .Distinct().ToList();
        written.Should().Contain(["scripts/delete", "trino.key", "drift.html", "drift.md", "passphrase.key", "first.plan"]).And.OnlyContain(
            file => ignored.Any(line => line == file || (line.EndsWith('/') ? $"{file}/".StartsWith(line) : line.StartsWith('*') && file.EndsWith(line.Substring(1)))));
    }

    // What discover writes is a configuration, and meant for version control.
    [GeneratedRegex(@"(?<=immutainfra (?!discover)[^\n]*)(?:--out|--html|--markdown|--new-passphrase-file) ([a-z][\w./-]*[a-z])")]
    private static partial Regex WrittenFile();
}
