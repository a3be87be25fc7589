using System.CommandLine;
using ImmutaInfra.Cli.Commands;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources;
using ImmutaInfra.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>Pages that are written from the program are as the program is.</summary>
public class GeneratedPageTests
{
    private static readonly Dictionary<string, string> Templates = new()
    {
        ["immuta_azure_synapse_integration"] = "azure-synapse",
        ["immuta_databricks_integration"] = "databricks",
        ["immuta_bigquery_integration"] = "bigquery",
        ["immuta_s3_integration"] = "s3",
        ["immuta_redshift_integration"] = "redshift",
        ["immuta_snowflake_integration"] = "snowflake",
        ["immuta_trino_integration"] = "trino",
    };

    private static ProviderSchema Schema { get; } = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema;

    private static IEnumerable<string> Resources() => Schema.Resources.Select(resource => resource.HclType);

    private static IEnumerable<string> DataSources() => Schema.Functions.Select(function => function.HclType);

    [TestCaseSource(nameof(Resources))]
    public async Task The_page_of_a_resource_is_its_schema(string hclType)
    {
        var resource = Schema.FindResourceByHclType(hclType)!;
        var template = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Folder, "src", "ImmutaInfra.Cli", "Templates", $"{Templates[hclType]}.tf"));

        GeneratedFile.Verify(ResourcePages.FileOf(resource), new ResourcePages(Schema, await PackageAsync()).Write(resource, template));
    }

    [TestCaseSource(nameof(DataSources))]
    public void The_page_of_a_data_source_is_its_schema(string hclType)
    {
        var function = Schema.Functions.Single(each => each.HclType == hclType);

        GeneratedFile.Verify(ResourcePages.FileOf(function), ResourcePages.Write(function));
    }

    [Test]
    public async Task The_page_of_the_provider_leads_to_all() =>
        GeneratedFile.Verify("docs/resources/README.md", new ResourcePages(Schema, await PackageAsync()).WriteIndex());

    [Test]
    public void The_page_of_commands_is_the_tree_of_commands() => WithTree(root => GeneratedFile.Verify("docs/cli.md", CommandReference.Write(root)));

    [Test]
    public void The_page_of_messages_is_the_catalogues() =>
        GeneratedFile.Verify("docs/errors.md", ErrorReference.Write(Catalogue.Read(RepositoryRoot.Folder)));

    [Test]
    public void No_message_is_missing_on_the_page()
    {
        var onPage = Catalogue.Read(RepositoryRoot.Folder).Select(message => message.Code).ToHashSet();
        var inSources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src"), "*Diagnostics*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("obj", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(IMI\\d{4})\"").Select(match => match.Groups[1].Value));

        inSources.Distinct().Where(code => !onPage.Contains(code)).Should().BeEmpty();
    }

    [Test]
    public void Every_command_has_examples_that_it_understands() => WithTree(root =>
    {
        foreach (var (path, command) in CommandReference.Commands(root, ""))
        {
            CommandExamples.Of(path).Should().NotBeEmpty("{0} must have examples", path);
            foreach (var example in CommandExamples.Of(path))
            {
                var words = example.Split(['|', '>', '<'])[0].Trim();
                var parse = root.Parse(words);
                parse.Errors.Should().BeEmpty(example);
                parse.UnmatchedTokens.Should().BeEmpty(example);
                (parse.CommandResult.Command == command || command.Subcommands.Contains(parse.CommandResult.Command)).Should().BeTrue(example);
                parse.Tokens.Where(token => token.Type == System.CommandLine.Parsing.TokenType.Argument).Select(token => token.Value)
                    .Should().NotContain(value => value.StartsWith("--", StringComparison.Ordinal), example);
            }
        }
    });

    [Test]
    public void Every_command_and_option_says_what_it_does() => WithTree(root =>
    {
        foreach (var (path, command) in CommandReference.Commands(root, ""))
        {
            command.Description.Should().NotBeNullOrWhiteSpace(path);
            command.Options.Should().NotContain(option => string.IsNullOrWhiteSpace(option.Description), path);
            command.Arguments.Should().NotContain(argument => string.IsNullOrWhiteSpace(argument.Description), path);
        }
    });

    private static async Task<JObject> PackageAsync()
    {
        using var cli = new CliRun();
        (await cli.RunAsync("schema")).Should().Be(0);
        return JObject.Parse(cli.Output);
    }

    private static void WithTree(Action<RootCommand> check)
    {
        using var cli = new CliRun();
        check(cli.CreateTree());
    }
}
