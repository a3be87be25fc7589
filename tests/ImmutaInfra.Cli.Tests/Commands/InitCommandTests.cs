namespace ImmutaInfra.Cli.Tests.Commands;

public class InitCommandTests
{
    private static readonly string[] Types = ["azure-synapse", "bigquery", "databricks", "redshift", "s3", "snowflake", "trino"];

    [TestCaseSource(nameof(Types))]
    public async Task A_starter_is_valid_and_formatted_as_it_is(string type)
    {
        using var cli = new CliRun { UsesRealEngine = true };

        (await cli.RunAsync("init", "--type", type)).Should().Be(0);

        cli.Output.Should().StartWith($"main.tf\n{type}.tf\n.gitignore\n").And.EndWith("    immutainfra plan --emulator\n");
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
    public async Task The_secrets_that_are_missing_are_named()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "snowflake", "--type", "s3")).Should().Be(0, cli.Error);

        cli.Output.Should().Contain("    export TF_VAR_snowflake_private_key=...\n");
    }
}
