using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

/// <summary>Whole programs with the engine of the product and the emulator.</summary>
public class SavedPlanTests
{
    private const string Configuration =
        """
        variable "key" {
          type      = string
          sensitive = true
        }
        provider "immuta" {
          api_key = var.key
        }
        resource "immuta_trino_integration" "starburst" {}
        output "key" {
          value     = var.key
          sensitive = true
        }
        """;

    [Test]
    public async Task A_saved_plan_can_be_shown_and_applied_once()
    {
        using var cli = Given();

        (await cli.RunAsync("plan", "prod", "--emulator", "--out", "change.plan", "--var", "key=planted-secret")).Should().Be(0, cli.Error);
        cli.Error.Should().MatchRegex(@"The plan is in change\.plan\. Its digest is sha256:[0-9a-f]{64}\. To do exactly this:\n    immutainfra apply prod change\.plan --emulator\n$");
        var (shown, digest) = (cli.Output, Regex.Match(cli.Error, "sha256:[0-9a-f]{64}").Value);

        (await cli.RunAsync("show", "change.plan")).Should().Be(0, cli.Error);
        cli.Output.Should().Be(shown);
        (await cli.RunAsync("show", "change.plan", "--json")).Should().Be(0, cli.Error);
        JObject.Parse(cli.Output)["resource_changes"]![0]!["address"]!.Value<string>().Should().Be("immuta_trino_integration.starburst");

        (await cli.RunAsync("apply", "prod", "change.plan", "--emulator", "--expect-digest", $"sha256:{new string('0', 64)}")).Should().Be(1);
        cli.Error.ReplaceLineEndings(" ").Should().Contain("error IMI1971").And.MatchRegex($"what would be done now +has {digest}", "there is one digest of a plan");
        (await cli.RunAsync("apply", "prod", "change.plan", "--emulator", "--expect-digest", digest)).Should().Be(0, cli.Error);
        cli.Output.Should().StartWith("Plan: 1 to add, ").And.Contain("Apply complete! Resources: 1 added", "what is in it was shown when it was saved");
        (await cli.RunAsync("apply", "prod", "change.plan", "--emulator")).Should().Be(1);
        cli.Error.Should().StartWith("error IMI4308: Saved plan is stale");

        foreach (var file in Directory.EnumerateFiles(cli.Folder, "*", SearchOption.AllDirectories))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).Should().NotContain("planted-secret", file);
        }
    }

    [Test]
    public async Task A_plan_that_destroys_is_applied_without_another_word()
    {
        using var cli = Given();
        cli.Variables["TF_VAR_key"] = "k";
        (await cli.RunAsync("apply", "prod", "--emulator", "--yes")).Should().Be(0, cli.Error);

        (await cli.RunAsync("plan", "prod", "--emulator", "--destroy", "--out", "end.plan")).Should().Be(0, cli.Error);
        cli.Variables.Remove("TF_VAR_key");
        (await cli.RunAsync("apply", "prod", "end.plan", "--emulator", "--json")).Should().Be(0, cli.Error);

        cli.Console.OutputLines.Select(JObject.Parse).Select(line => line["type"]!.Value<string>()).Should().Contain("apply_complete");
        (await cli.RunAsync("state", "list", "prod")).Should().Be(0);
        cli.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_plan_of_another_configuration_is_refused_before_anything_is_shown_or_done()
    {
        using var cli = Given();
        await cli.RunAsync("plan", "prod", "--emulator", "--out", "change.plan", "--var", "key=k");
        await File.AppendAllTextAsync(Path.Combine(cli.Folder, "prod", "main.tf"), "\nlocals {}\n");

        (await cli.RunAsync("apply", "prod", "change.plan", "--emulator", "--var", "key=other")).Should().Be(1);

        cli.Output.Should().BeEmpty();
        cli.Error.Should().Contain("error IMI4309").And.Contain("main.tf has").And.Contain("error IMI4310").And.Contain("\"key\"");
        Directory.Exists(Path.Combine(cli.Folder, "prod", ".immutainfra", ".pulumi", "stacks")).Should().BeFalse();
    }

    [Test]
    public async Task A_plan_that_cannot_be_saved_is_an_error()
    {
        using var cli = Given();

        (await cli.RunAsync("plan", "prod", "--emulator", "--out", "no/such/folder/change.plan", "--var", "key=k")).Should().Be(1);

        cli.Error.Should().StartWith("error IMI4305: Plan not saved").And.Contain("there is no such folder");
    }

    [TestCase("--target", "immuta_trino_integration.starburst")]
    [TestCase("--destroy", null)]
    [TestCase("--refresh", "false")]
    public async Task Options_for_making_plans_do_not_go_with_a_saved_one(string option, string? value)
    {
        using var cli = Given();
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "p.plan"), "{}");

        (await cli.RunAsync(["apply", "p.plan", option, .. value is null ? Array.Empty<string>() : [value]])).Should().Be(1);

        cli.Error.Should().StartWith("error IMI1920").And.Contain(option);
    }

    [TestCase("plan.out", "plan.out")]
    [TestCase("my plan", "'my plan'")]
    [TestCase("it's", "'it'\\''s'")]
    public async Task How_to_apply_a_plan_can_be_copied_into_a_shell(string file, string word)
    {
        using var cli = new CliRun();

        await cli.RunAsync("plan", "--out", file, "--stack", "prod", "--backend-url", "postgres://me:pw@host/db");

        cli.Console.ErrorLines[^1].Should().Be($"    immutainfra apply {word} --stack prod --backend-url ...");
    }

    private static CliRun Given()
    {
        var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "correct horse";
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(cli.Folder, "prod")).FullName, "main.tf"), Configuration);
        return cli;
    }
}
