namespace ImmutaInfra.Cli.Tests.Commands;

/// <summary>What makes the program good to live with: guesses, quiet, and questions that name what is at stake.</summary>
public class ConvenienceTests
{
    [TestCase("--target", "terraform_data.wbe", "IMI3036")]
    [TestCase("--exclude", "terraform_data.wbe", "IMI1977")]
    [TestCase("--replace", "terraform_data.wbe", "IMI1976")]
    public async Task A_mistyped_address_is_guessed(string option, string address, string code)
    {
        using var cli = await AppliedAsync();

        (await cli.RunAsync("plan", option, address)).Should().Be(0);

        cli.Error.Should().Contain(code).And.Contain("did you mean \"terraform_data.web\"?");
    }

    [Test]
    public async Task An_address_that_is_there_is_not_guessed_at()
    {
        using var cli = await AppliedAsync();

        (await cli.RunAsync("plan", "--target", "terraform_data.web", "--replace", "terraform_data.web")).Should().Be(0);

        cli.Error.Should().NotContain("did you mean").And.NotContain("IMI1976");
        cli.Output.Should().Contain("1 to replace");
    }

    [Test]
    public async Task The_question_names_what_will_be_destroyed()
    {
        using var cli = await AppliedAsync();
        cli.Typed = "no";

        (await cli.RunAsync("destroy")).Should().Be(1);

        cli.Error.Should().MatchRegex(@"This destroys:\n    terraform_data\.db \(id [-0-9a-f]+\)\n    terraform_data\.web \(id");
    }

    [Test]
    public async Task The_question_names_what_will_be_replaced()
    {
        using var cli = await AppliedAsync();
        cli.Typed = "yes";

        (await cli.RunAsync("apply", "--replace", "terraform_data.db")).Should().Be(0, cli.Error);

        cli.Error.Should().Contain("This destroys and makes anew:\n    terraform_data.db").And.NotContain("    terraform_data.web (id");
    }

    [Test]
    public async Task Quiet_shows_no_progress()
    {
        using var cli = await AppliedAsync();

        (await cli.RunAsync("apply", "--yes", "--quiet", "--replace", "terraform_data.db")).Should().Be(0);

        cli.Error.Should().BeEmpty();
    }

    [Test]
    public async Task Quiet_and_verbose_do_not_go_together()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("plan", "--quiet", "--verbose")).Should().Be(1);

        cli.Error.Should().Contain("IMI1975");
    }

    [Test]
    public async Task Without_colour_no_lines_are_drawn()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "locals { a = \"x\" }\noutput \"b\" { value = local.a + 1 }\n");

        (await cli.RunAsync("plan")).Should().Be(1);

        cli.Error.Should().Contain("    - local.a is \"x\"").And.NotMatchRegex("[\u2500-\u257f]");
    }

    private static async Task<CliRun> AppliedAsync()
    {
        var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "pass";
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "resource \"terraform_data\" \"web\" {}\nresource \"terraform_data\" \"db\" {}\n");
        (await cli.RunAsync("apply", "--yes")).Should().Be(0, cli.Error);
        return cli;
    }
}
