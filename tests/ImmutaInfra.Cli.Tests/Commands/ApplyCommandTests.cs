using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

public class ApplyCommandTests
{
    [Test]
    public async Task Apply_shows_the_plan_does_it_and_prints_the_outputs()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("apply", "--yes")).Should().Be(0);

        cli.Output.Should().Contain("Plan: 1 to add").And.EndWith(
            """
            Apply complete! Resources: 1 added, 0 changed, 0 replaced, 0 destroyed.

            Outputs:

            host = "acme.example"
            key = (secret)

            """);
        cli.Engine.IsThere.Should().BeTrue();
    }

    [Test]
    public async Task The_summary_says_how_long_it_took()
    {
        using var cli = new CliRun();
        cli.Engine.OnApply = (observer, _) =>
        {
            observer.Started(FakeEngine.Address, Operation.Create, id: null);
            cli.Clock.Advance(TimeSpan.FromSeconds(65));
            observer.Completed(FakeEngine.Address, Operation.Create, "7", TimeSpan.FromSeconds(65));
        };

        await cli.RunAsync("apply", "--yes");

        cli.Output.Should().Contain("1 added, 0 changed, 0 replaced, 0 destroyed. It took 1m05s.\n");
    }

    [Test]
    public async Task In_a_terminal_what_runs_is_shown_live_and_is_gone_at_the_end()
    {
        using var cli = new CliRun { IsTerminal = true };
        cli.Engine.OnApply = (observer, _) =>
        {
            observer.Started(FakeEngine.Address, Operation.Create, id: null);
            cli.Clock.Advance(TimeSpan.FromSeconds(2));
            observer.Completed(FakeEngine.Address, Operation.Create, "7", TimeSpan.FromSeconds(2));
        };

        await cli.RunAsync("apply", "--yes");

        cli.Error.Should().Contain("creating   immuta_snowflake_integration.analytics").And.Contain("0 of 1 done, 1 running, 0 waiting");
        cli.Error.Should().Contain("\e[2A\r\e[J").And.NotContain("Creating...");
    }

    [Test]
    public async Task A_second_run_finds_nothing_to_do()
    {
        using var cli = new CliRun();
        await cli.RunAsync("apply", "-auto-approve");

        (await cli.RunAsync("apply", "--yes")).Should().Be(0);

        cli.Output.Should().StartWith("No changes.");
    }

    [TestCase("yes\n", 0, true)]
    [TestCase("y\n", 1, false)]
    [TestCase("no\n", 1, false)]
    [TestCase("", 1, false)]
    public async Task Only_yes_is_taken_for_a_yes(string typed, int code, bool isThere)
    {
        using var cli = new CliRun { Typed = typed };

        (await cli.RunAsync("apply")).Should().Be(code);

        cli.Engine.IsThere.Should().Be(isThere);
        cli.Error.Should().Contain("Do you want to do this to the stack dev of demo at https://acme.immuta.example?");
    }

    [TestCase("apply")]
    [TestCase("destroy")]
    public async Task Without_a_terminal_somebody_has_to_say_yes_in_advance(string command)
    {
        using var cli = new CliRun();

        (await cli.RunAsync(command)).Should().Be(1);

        cli.Error.Should().StartWith("error IMI1910").And.Contain("--yes");
        cli.Engine.PlanRequest.Should().BeNull("nothing is begun that cannot be ended");
    }

    [Test]
    public async Task A_saved_plan_was_seen_and_needs_no_yes()
    {
        using var cli = new CliRun();
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "p.plan"), "");

        (await cli.RunAsync("apply", "p.plan")).Should().Be(0);

        cli.Engine.IsThere.Should().BeTrue();
    }

    [Test]
    public async Task Destroy_removes_everything()
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync("destroy", "--yes")).Should().Be(0);

        cli.Output.Should().Contain("Destroy complete! Resources: 1 destroyed.");
        cli.Engine.IsThere.Should().BeFalse();
    }

    [Test]
    public async Task Progress_goes_to_standard_error_with_a_sign_of_life_every_ten_seconds()
    {
        using var cli = new CliRun();
        cli.Engine.OnApply = (observer, _) =>
        {
            observer.Started(FakeEngine.Address, Operation.Create, null);
            observer.Progress(FakeEngine.Address, Operation.Create, "creating", TimeSpan.Zero);
            cli.Clock.Advance(TimeSpan.FromSeconds(21));
            observer.Progress(FakeEngine.Address, Operation.Create, "verifying", TimeSpan.FromSeconds(21));
            cli.Clock.Advance(TimeSpan.FromSeconds(4));
            observer.Completed(FakeEngine.Address, Operation.Create, "7", TimeSpan.FromSeconds(25));
            cli.Clock.Advance(TimeSpan.FromMinutes(1));
        };

        await cli.RunAsync("apply", "--yes");

        cli.Console.ErrorLines.Should().Equal(
            "Plan for the stack dev of demo at https://acme.immuta.example:",
            "",
            "immuta_snowflake_integration.analytics: Creating...",
            "immuta_snowflake_integration.analytics: Still creating... [10s elapsed] (status creating)",
            "immuta_snowflake_integration.analytics: Still creating... [20s elapsed] (status creating)",
            "immuta_snowflake_integration.analytics: Still creating... [21s elapsed] (status verifying)",
            "immuta_snowflake_integration.analytics: Creation complete after 25s [id=7]");
    }

    [Test]
    public async Task For_programs_the_run_is_one_object_a_line()
    {
        using var cli = new CliRun();
        cli.Engine.OnApply = (observer, _) =>
        {
            observer.Started(FakeEngine.Address, Operation.Create, null);
            observer.Completed(FakeEngine.Address, Operation.Create, "7", TimeSpan.FromSeconds(1));
        };

        (await cli.RunAsync("apply", "--yes", "--json")).Should().Be(0);

        var lines = cli.Console.OutputLines.Select(JObject.Parse).ToArray();
        lines.Select(line => line["type"]!.Value<string>()).Should().Equal(
            "version", "planned_change", "change_summary", "outputs", "apply_start", "apply_complete", "change_summary", "outputs");
        lines[4]["hook"]!["resource"]!["addr"]!.Value<string>().Should().Be("immuta_snowflake_integration.analytics");
        lines[4]["hook"]!["action"]!.Value<string>().Should().Be("create");
        cli.Output.Should().NotContain("hunter2");
    }

    [Test]
    public async Task A_failed_run_ends_with_1_and_the_reason()
    {
        using var cli = new CliRun();
        cli.Engine.OnApply = (observer, _) => cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI5403", "Not allowed"));

        (await cli.RunAsync("apply", "--yes")).Should().Be(1);

        cli.Error.Should().EndWith("error IMI5403: Not allowed\n");
        cli.Output.Should().NotContain("complete!");
    }

    [Test]
    public async Task An_interrupted_run_ends_with_130()
    {
        using var cli = new CliRun();
        cli.Engine.OnApply = (_, interrupts) =>
        {
            interrupts.Signal();
            cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI4503", "Interrupted"));
        };

        (await cli.RunAsync("apply", "--yes")).Should().Be(130);

        cli.Error.Should().EndWith("error IMI4503: Interrupted\n", "that is said once");
        cli.Engine.IsDisposed.Should().BeTrue();
    }

    [Test]
    public async Task Import_hands_on_address_and_id()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("import", "immuta_s3_integration.lake[\"a\"]", "12")).Should().Be(0);

        cli.Engine.Imported.Should().Be(("immuta_s3_integration.lake[\"a\"]", "12"));
        cli.Output.Should().Contain("Import complete! Resources: 1 imported.");
    }

    [Test]
    public async Task Refresh_does_not_ask()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("refresh")).Should().Be(0);

        cli.Engine.PlanRequest!.Mode.Should().Be(Engine.Planning.PlanMode.RefreshOnly);
    }

    [TestCase("apply")]
    [TestCase("destroy")]
    public async Task For_programs_a_failure_is_a_line_of_the_stream(string command)
    {
        using var cli = new CliRun();
        cli.Engine.Throws = () => new DiagnosticException(Diagnostic.Error("IMI4001", "The state is locked"));

        (await cli.RunAsync(command, "--yes", "--json")).Should().Be(1);

        var line = JObject.Parse(cli.Console.OutputLines[^1]);
        line["type"]!.Value<string>().Should().Be("diagnostic");
        line["diagnostic"]!["code"]!.Value<string>().Should().Be("IMI4001");
    }

    [Test]
    public async Task For_programs_our_own_mistakes_are_a_line_of_the_stream_too()
    {
        using var cli = new CliRun();
        cli.Engine.Throws = () => new InvalidOperationException("hunter2");

        (await cli.RunAsync("apply", "--yes", "--json")).Should().Be(1);

        JObject.Parse(cli.Console.OutputLines[^1])["diagnostic"]!["code"]!.Value<string>().Should().Be("IMI9001");
        cli.Error.Should().StartWith("error IMI9001");
    }

    [Test]
    public async Task The_first_signal_is_answered_at_once()
    {
        using var cli = new CliRun();
        cli.Engine.OnApply = (observer, interrupts) =>
        {
            interrupts.Signal();
            observer.Started(FakeEngine.Address, Operation.Create, null);
        };

        await cli.RunAsync("apply", "--yes");

        cli.Console.ErrorLines[2].Should().StartWith("Stopping: nothing new is begun");
    }

    [Test]
    public async Task A_refresh_shows_what_it_finds_and_nothing_of_what_is_not_there()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "secret words";
        var file = Path.Combine(cli.Folder, "main.tf");
        File.WriteAllText(file, """
            resource "immuta_trino_integration" "starburst" {}
            output "id" { value = immuta_trino_integration.starburst.integration_id }
            """);

        (await cli.RunAsync("refresh", "--emulator")).Should().Be(0, cli.Error);
        cli.Output.Should().StartWith("No changes. There is nothing to refresh.").And.NotContain("Outputs").And.NotContain("known after apply");

        (await cli.RunAsync("apply", "--emulator", "--yes")).Should().Be(0, cli.Error);
        (await cli.RunAsync("refresh", "--emulator", "--target", "immuta_trino_integration.starburst")).Should().Be(0, cli.Error);
        cli.Error.Should().StartWith("immuta_trino_integration.starburst: Refreshing state... [id=1]").And.NotContain("immuta:index");
    }
}
