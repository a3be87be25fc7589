using System.Diagnostics;
using ImmutaInfra.Cli.Completion;

namespace ImmutaInfra.Cli.Tests.Completion;

/// <summary>What a shell is told may follow, and the scripts that ask.</summary>
public class CompletionTests
{
    private const string Address = "immuta_snowflake_integration.analytics";

    [TestCase("immutainfra dr", "drift")]
    [TestCase("immutainfra plan --tar", "--target")]
    [TestCase("immutainfra state l", "list")]
    [TestCase("immutainfra state show ", Address)]
    [TestCase("immutainfra state show 'immuta_s", Address)]
    [TestCase("immutainfra plan --target ", Address)]
    [TestCase("immutainfra plan --target=immuta", Address)]
    [TestCase("immutainfra state mv a.b ", Address)]
    [TestCase("immutainfra plan --stack p", "prod")]
    [TestCase("immutainfra plan --stack=", "dev,prod")]
    [TestCase("ii stack rm p", "prod")]
    [TestCase("immutainfra output ", "host,key")]
    [TestCase("immutainfra init --type s", "s3,snowflake")]
    [TestCase("immutainfra plan --log-level w", "warn")]
    [TestCase("immutainfra completion z", "zsh")]
    [TestCase("immutainfra", "")]
    [TestCase("immutainfra nonsense x", "")]
    public async Task What_may_follow_is_offered(string line, string expected)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync("completion", "suggest", line)).Should().Be(0, cli.Error);

        cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(suggestion => suggestion.Split('\t')[0])
            .Should().Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Test]
    public async Task A_folder_that_cannot_be_read_offers_nothing_and_says_nothing()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "Pulumi.yaml"), "name: [");

        (await cli.RunAsync("completion", "suggest", "immutainfra plan --target ")).Should().Be(0);

        (cli.Output + cli.Error).Should().BeEmpty();
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public async Task Each_shell_has_a_script_that_asks_this_program(string shell)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("completion", shell)).Should().Be(0, cli.Error);

        cli.Output.Should().Contain("completion suggest");
    }

    [Test]
    public async Task An_unknown_shell_is_named_with_those_there_are()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("completion", "bahs")).Should().Be(1);

        cli.Error.Should().Contain("IMI1903").And.Contain("did you mean \"bash\"?");
    }

    [TestCase("a b", "a|b")]
    [TestCase("a ", "a|")]
    [TestCase("a 'b c", "a|b c")]
    [TestCase("a \"b\\\"c\" d", "a|b\"c|d")]
    [TestCase(@"a x\[\""e", "a|x[\"e")]
    [TestCase("", "")]
    public void Words_are_split_as_a_shell_does(string line, string expected) => TypedWords.Split(line).Should().Equal(expected.Split('|'));

    [TestCase("immutainfra completion b", "immutainfra completion b", "bash")]
    [TestCase("immutainfra plan --log-level=w", "immutainfra plan --log-level = w", "warn")]
    [TestCase("immutainfra plan --stack ", "immutainfra plan --stack ''", "dev")]
    [TestCase("immutainfra state show terraform_data.w", "immutainfra state show terraform_data.w", "terraform_data.web\\[\\\"eu\\\"\\]")]
    [TestCase("immutainfra state show 'terraform_data.w", "immutainfra state show \"'terraform_data.w\"", "terraform_data.web[\"eu\"]")]
    public async Task Bash_completes_with_the_script(string line, string words, string expected)
    {
        if (!File.Exists("/bin/bash"))
        {
            Assert.Ignore("There is no bash here.");
        }

        using var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "pass";
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), """resource "terraform_data" "web" { for_each = toset(["eu"]) }""");
        (await cli.RunAsync("apply", "--yes")).Should().Be(0, cli.Error);

        var run = new ProcessStartInfo("/bin/bash") { WorkingDirectory = cli.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        run.ArgumentList.Add("--norc");
        run.ArgumentList.Add("-c");
        run.ArgumentList.Add($$"""
            export PATH="{{AppContext.BaseDirectory}}:$PATH"
            source <(immutainfra completion bash)
            COMP_WORDS=({{words}}) COMP_LINE=$1 COMP_POINT=${#1}
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _immutainfra
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        run.ArgumentList.Add("test");
        run.ArgumentList.Add(line);
        using var shell = Process.Start(run)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();

        (await output).Trim().Should().Be(expected, await error);
    }
}
