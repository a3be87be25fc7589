using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Plans;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

public class PreviewCommandTests
{
    private const string PulumiPlan = """
        {"steps":[{"op":"create","urn":"urn:pulumi:prod::shop::immuta:index:TrinoIntegration::t","newState":{"inputs":{"key":"[secret]"}}}],"duration":1000000}
        """;

    [Test]
    public async Task A_preview_ends_with_the_counts()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview")).Should().Be(0, cli.Error);

        cli.Console.OutputLines[0].Should().Be("demo/dev: 1 to add");
        cli.Console.OutputLines[^1].Should().Be("Plan: 1 to add, 0 to change, 0 to replace, 0 to destroy.");
        cli.Output.Should().NotContain("hunter2");
        cli.Engine.Request!.PlansWithoutKey.Should().BeTrue();
    }

    [Test]
    public async Task The_comment_can_be_printed()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview", "--comment", "stdout")).Should().Be(0, cli.Error);

        cli.Output.Should().StartWith("<!-- immutainfra:preview demo/dev -->\n<!-- immutainfra:digest sha256:").And.Contain("### 📝 Plan for `demo/dev`: 1 to add").And.NotContain("hunter2");
    }

    [TestCase(false, 2)]
    [TestCase(true, 0)]
    public async Task The_detailed_exit_code_tells_changes(bool isThere, int code)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = isThere;

        (await cli.RunAsync("preview", "--comment", "stdout", "--detailed-exitcode")).Should().Be(code);
    }

    [Test]
    public async Task A_plan_that_failed_is_told_in_the_comment_and_ends_with_1()
    {
        using var cli = new CliRun();
        cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI2003", "Unknown attribute", detail: "There is no \"warehuose\"."));

        (await cli.RunAsync("preview", "--comment", "stdout", "--detailed-exitcode")).Should().Be(1);

        cli.Output.Should().Contain("### ❌ Plan for `demo/dev`: the plan failed").And.Contain("Unknown attribute").And.NotContain("immutainfra:digest");
        cli.Error.Should().Contain("error IMI2003");
    }

    [Test]
    public async Task Programs_read_json()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview", "--json")).Should().Be(0);

        var json = JObject.Parse(cli.Output);
        json["digest"]!.Value<string>().Should().HaveLength(64);
        json["counts"]!["add"]!.Value<int>().Should().Be(1);
        json["changes"]![0]!["action"]!.Value<string>().Should().Be("create");
        json["changes"]![0]!["after"]!["password"]!.Type.Should().Be(JTokenType.Null);
        cli.Output.Should().NotContain("hunter2");
    }

    [Test]
    public async Task A_page_is_written()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview", "--html", "plan.html")).Should().Be(0);

        File.ReadAllText(Path.Combine(cli.Folder, "plan.html")).Should().StartWith("<!DOCTYPE html>").And.EndWith("</html>\n").And.NotContain("hunter2");
    }

    [TestCase("plan.json")]
    [TestCase("-")]
    public async Task A_plan_of_pulumi_makes_the_same_comment(string file)
    {
        using var cli = new CliRun { Typed = file == "-" ? PulumiPlan : null };
        File.WriteAllText(Path.Combine(cli.Folder, "plan.json"), PulumiPlan);

        (await cli.RunAsync("preview", "--from", file, "--comment", "stdout")).Should().Be(0, cli.Error);

        cli.Output.Should().StartWith("<!-- immutainfra:preview shop/prod -->").And.Contain("| Trino |").And.Contain("Planned by `Pulumi`");
        cli.Engine.PlanRequest.Should().BeNull();
    }

    [Test]
    public async Task A_plan_that_is_made_takes_no_option_for_making_it()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview", "--from", "plan.json", "--target", "a.b")).Should().Be(1);

        cli.Error.Should().Contain("IMI1973").And.Contain("--target");
    }

    [Test]
    public async Task A_plan_that_is_not_there_is_named()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview", "--from", "plan.json")).Should().Be(1);

        cli.Error.Should().Contain("IMI1972").And.Contain("plan.json");
    }

    [Test]
    public async Task A_host_that_nobody_knows_is_refused_with_the_nearest()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("preview", "--comment", "gitub")).Should().Be(1);

        cli.Error.Should().Contain("IMI1903").And.Contain("did you mean \"github\"?");
    }

    [Test]
    public async Task Without_a_right_to_comment_the_plan_is_on_the_page_of_the_job()
    {
        using var cli = new CliRun();
        var summary = Path.Combine(cli.Folder, "summary.md");
        cli.Variables["GITHUB_STEP_SUMMARY"] = summary;
        cli.Variables["GITHUB_REPOSITORY"] = "acme/infra";
        cli.Variables["GITHUB_REF"] = "refs/pull/7/merge";

        (await cli.RunAsync("preview", "--comment", "github", "--detailed-exitcode")).Should().Be(2, "the lack of a token is no failure");

        cli.Error.Should().Contain("warning IMI7052").And.Contain("GITHUB_TOKEN");
        File.ReadAllText(summary).Should().StartWith("<!-- immutainfra:preview demo/dev -->");
        cli.Console.OutputLines[^1].Should().StartWith("Plan: 1 to add");
    }

    [Test]
    public async Task Fewer_checks_than_usual_stand_at_the_top()
    {
        using var cli = new CliRun();
        cli.Engine.Checks = ChecksMade.Local;

        await cli.RunAsync("preview", "--comment", "stdout");

        cli.Output.Should().Contain("> **Note:** Local checks only");
    }

    [Test]
    public async Task A_folder_of_a_repository_has_a_comment_of_its_own()
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));
        Directory.CreateDirectory(Path.Combine(cli.Folder, "envs", "prod"));

        await cli.RunAsync("preview", "envs/prod", "--comment", "stdout");

        cli.Output.Should().StartWith("<!-- immutainfra:preview demo/dev%20in%20envs/prod -->");
    }

    [Test]
    public async Task What_was_reviewed_is_applied()
    {
        using var cli = new CliRun();
        await cli.RunAsync("preview", "--json");
        var digest = (string)JObject.Parse(cli.Output)["digest"]!;

        (await cli.RunAsync("apply", "--yes", "--expect-digest", $"sha256:{digest}")).Should().Be(0, cli.Error);

        cli.Output.Should().Contain("Apply complete!");
    }

    [TestCase("--yes")]
    [TestCase("--yes --json")]
    public async Task Another_plan_than_the_one_reviewed_is_refused(string options)
    {
        using var cli = new CliRun();
        await cli.RunAsync("preview", "--json");
        var digest = (string)JObject.Parse(cli.Output)["digest"]!;
        cli.Engine.IsThere = true;
        cli.Engine.OnApply = (_, _) => Assert.Fail("nothing may be done");

        (await cli.RunAsync(["apply", .. options.Split(' '), "--destroy", "--expect-digest", digest])).Should().Be(1);

        (cli.Output + cli.Error).Should().Contain("IMI1971").And.Contain(digest);
    }

    [TestCase("abc")]
    [TestCase("sha256:")]
    public async Task What_is_no_digest_is_refused(string text)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("apply", "--yes", "--expect-digest", text)).Should().Be(1);

        cli.Error.Should().Contain("IMI1903");
    }

    [Test]
    public async Task The_comment_holds_the_command_that_does_this_plan_for_this_stack()
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "infra"));

        (await cli.RunAsync("preview", "--comment", "stdout")).Should().Be(0, cli.Error);
        cli.Output.Should().MatchRegex("```sh\nimmutainfra apply --stack dev --yes --expect-digest sha256:[0-9a-f]{64}\n```\n$");
        cli.Output.Should().Contain("Planned at `2026-03-02 12:00 UTC`");

        string[] options =
            ["infra", "--comment", "stdout", "--stack", "dev", "--target", "module.a[\"x\"]", "--destroy", "--var", "key=hunter2", "--var-file", "prod.tfvars", "--backend-url", "postgres://u:hunter2@db/x"];
        (await cli.RunAsync(["preview", .. options])).Should().Be(0, cli.Error);
        cli.Engine.IsThere = true;
        (await cli.RunAsync(["preview", .. options])).Should().Be(0, cli.Error);
        cli.Output.Should().Contain("immutainfra apply infra --backend-url ... --target 'module.a[\"x\"]' --destroy --var-file prod.tfvars --var key=... --stack dev --yes --expect-digest sha256:").And.NotContain("hunter2");
    }

    [Test]
    public async Task The_folder_stands_beside_the_stack()
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));
        Directory.CreateDirectory(Path.Combine(cli.Folder, "infra"));

        (await cli.RunAsync("preview", "infra", "--comment", "stdout")).Should().Be(0, cli.Error);

        cli.Output.Should().StartWith("<!-- immutainfra:preview demo/dev%20in%20infra -->").And.Contain("Plan for `demo/dev` in `infra`: 1 to add");
    }
}
