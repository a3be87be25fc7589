using System.Diagnostics;
using ImmutaInfra.Cli.Completion;
using ImmutaInfra.Testing;

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

    [TestCaseSource(nameof(WordsInBash))]
    public async Task Bash_completes_with_the_script(string line, string words, string expected)
    {
        const string Script = """
            source <(immutainfra completion bash)
            COMP_LINE=$TYPED COMP_POINT=${#TYPED}
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _immutainfra
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var output = await TypeAsync("bash", ["--norc", "-c", $"COMP_WORDS=({words})\n{Script}"], line);

        output.Should().Be(expected);
    }

    [TestCaseSource(nameof(WordsInZsh))]
    public async Task Zsh_completes_with_the_script(string line, string expected)
    {
        // A true line editor on a terminal of its own: the tabulator completes, and another key shows what has become of the line.
        const string Script = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1= RPS1= PS2=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source <(immutainfra completion zsh)'
            zpty -w shell 'show() { print -r -- "$((6*7))>$BUFFER<$((6*7))" }; zle -N show; bindkey "^X" show; bindkey "^I" complete-word'
            zpty -w -n shell "$TYPED"$'\t\x18'
            zpty -r shell answer '*42>*<42*'
            print -r -- ${${answer##*42>}%%<42*}
            zpty -d shell
            """;

        var output = await TypeAsync("zsh", ["-f", "-c", Script], line);

        output.Should().Be(expected);
    }

    [TestCaseSource(nameof(WordsInFish))]
    public async Task Fish_completes_with_the_script(string line, string expected)
    {
        var output = await TypeAsync("fish", ["--no-config", "-c", "source (immutainfra completion fish | psub); complete --do-complete $TYPED"], line);

        output.Should().Be(expected);
    }

    [TestCaseSource(nameof(WordsInPowerShell))]
    public async Task PowerShell_completes_with_the_script(string line, string expected)
    {
        const string Script = """
            immutainfra completion pwsh | Out-String | Invoke-Expression
            (TabExpansion2 -inputScript $env:TYPED -cursorColumn $env:TYPED.Length).CompletionMatches.CompletionText
            """;

        var output = await TypeAsync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", Script], line);

        output.Should().Be(expected);
    }

    private static IEnumerable<TestCaseData> WordsInBash => Cases("bash",
        ["immutainfra completion b", "immutainfra completion b", "bash"],
        ["immutainfra plan --log-level=w", "immutainfra plan --log-level = w", "warn"],
        ["immutainfra plan --stack ", "immutainfra plan --stack ''", "dev"],
        ["immutainfra state show terraform_data.w", "immutainfra state show terraform_data.w", "terraform_data.web\\[\\\"eu\\\"\\]"],
        ["immutainfra state show 'terraform_data.w", "immutainfra state show \"'terraform_data.w\"", "terraform_data.web[\"eu\"]"]);

    private static IEnumerable<TestCaseData> WordsInZsh => Cases("zsh",
        ["immutainfra completion b", "immutainfra completion bash "],
        ["immutainfra plan --log-level=w", "immutainfra plan --log-level=warn "],
        ["immutainfra plan --stack ", "immutainfra plan --stack dev "],
        ["immutainfra state show terraform_data.w", "immutainfra state show terraform_data.web\\[\\\"eu\\\"\\] "],
        ["immutainfra state show 'terraform_data.w", "immutainfra state show 'terraform_data.web[\"eu\"]' "]);

    private static IEnumerable<TestCaseData> WordsInFish => Cases("fish",
        ["immutainfra completion b", "bash"],
        ["immutainfra plan --log-level=w", "--log-level=warn"],
        ["immutainfra plan --stack d", "dev"],
        ["immutainfra state show 'terraform_data.w", "terraform_data.web[\"eu\"]"]);

    private static IEnumerable<TestCaseData> WordsInPowerShell => Cases("pwsh",
        ["immutainfra completion b", "bash"],
        ["immutainfra plan --log-level=w", "--log-level=warn"],
        ["immutainfra plan --stack d", "dev"],
        ["immutainfra state show terraform_data.w", "'terraform_data.web[\"eu\"]'"]);

    private static IEnumerable<TestCaseData> Cases(string shell, params string[][] cases) =>
        cases.Select(one => new TestCaseData([.. one]).SkippedBecause(ProgramOnPath.Find(shell) is null ? $"no {shell} on PATH" : null));

    /// <summary>Lets a shell complete what has been typed, in a folder with a stack.</summary>
    private static async Task<string> TypeAsync(string shell, string[] arguments, string typed)
    {
        using var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "pass";
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), """resource "terraform_data" "web" { for_each = toset(["eu"]) }""");
        (await cli.RunAsync("apply", "--yes")).Should().Be(0, cli.Error);

        var run = new ProcessStartInfo(ProgramOnPath.Find(shell)!, arguments) { WorkingDirectory = cli.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        run.Environment["PATH"] = $"{AppContext.BaseDirectory}{Path.PathSeparator}{run.Environment["PATH"]}";
        run.Environment["HOME"] = cli.Folder;
        run.Environment["TERM"] = "vt100";
        run.Environment["TYPED"] = typed;
        using var process = Process.Start(run)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        TestContext.Out.WriteLine(await error);
        return (await output).TrimEnd('\r', '\n');
    }
}
