using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

public class PlanCommandTests
{
    [Test]
    public async Task A_plan_ends_standard_output_with_the_counts()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("plan")).Should().Be(0);

        cli.Console.OutputLines[^1].Should().Be("Plan: 1 to add, 0 to change, 0 to replace, 0 to destroy.");
        cli.Engine.IsDisposed.Should().BeTrue();
    }

    [TestCase(false, 2)]
    [TestCase(true, 0)]
    public async Task The_detailed_exit_code_tells_changes(bool isThere, int code)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = isThere;

        (await cli.RunAsync("plan", "--detailed-exitcode")).Should().Be(code);
    }

    [Test]
    public async Task Errors_end_with_1_whatever_exit_code_was_asked_for()
    {
        using var cli = new CliRun();
        cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI2003", "Unknown attribute"));

        (await cli.RunAsync("plan", "--detailed-exitcode")).Should().Be(1);

        cli.Output.Should().BeEmpty();
        cli.Error.Should().StartWith("error IMI2003: Unknown attribute");
    }

    [Test]
    public async Task Errors_are_json_for_programs()
    {
        using var cli = new CliRun();
        cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI2003", "Unknown attribute"));

        (await cli.RunAsync("plan", "--json")).Should().Be(1);

        var json = JObject.Parse(cli.Output);
        json["errored"]!.Value<bool>().Should().BeTrue();
        json["diagnostics"]![0]!["code"]!.Value<string>().Should().Be("IMI2003");
    }

    [Test]
    public async Task What_the_engine_throws_is_json_for_programs()
    {
        using var cli = new CliRun();
        cli.Engine.Throws = () => new DiagnosticException(Diagnostic.Error("IMI4001", "The state is locked"));

        (await cli.RunAsync("plan", "--json")).Should().Be(1);

        JObject.Parse(cli.Output)["diagnostics"]![0]!["code"]!.Value<string>().Should().Be("IMI4001");
    }

    [Test]
    public async Task The_json_of_a_plan_is_terraforms()
    {
        using var cli = new CliRun();

        await cli.RunAsync("plan", "-json");

        var json = JObject.Parse(cli.Output);
        json["format_version"]!.Value<string>().Should().Be("1.2");
        json["resource_changes"]![0]!["change"]!["actions"]!.Values<string>().Should().Equal("create");
        cli.Output.Should().NotContain("hunter2");
    }

    [Test]
    public async Task Terraforms_spelling_with_a_single_dash_is_understood()
    {
        using var cli = new CliRun();

        var code = await cli.RunAsync(
            "plan", "-out=p.plan", "-var", "a=b=c", "-var=d=-1", "-target=x.y", "-target", "x.z", "-exclude=e.f", "-replace=r.s", "-refresh=false", "-parallelism=3", "-detailed-exitcode", "-no-color");

        code.Should().Be(2, cli.Error);
        cli.Engine.SavedTo.Should().Be(Path.Combine(cli.Folder, "p.plan"));
        cli.Engine.Request!.Variables.Should().Equal(KeyValuePair.Create("a", "b=c"), KeyValuePair.Create("d", "-1"));
        cli.Engine.Request.Parallelism.Should().Be(3);
        cli.Engine.PlanRequest!.Targets.Should().Equal("x.y", "x.z");
        cli.Engine.PlanRequest.Excludes.Should().Equal("e.f");
        cli.Engine.PlanRequest.Replaces.Should().Equal("r.s");
        cli.Engine.PlanRequest.Refreshes.Should().BeFalse();
    }

    [Test]
    public async Task The_folder_may_stand_anywhere()
    {
        using var cli = new CliRun();
        var sub = Directory.CreateDirectory(Path.Combine(cli.Folder, "prod")).FullName;

        await cli.RunAsync("plan", "--refresh", "false", "prod", "--emulator", "--timeout", "1h30m", "--var-file", "x.tfvars");

        cli.Engine.Request!.Directory.Should().Be(sub);
        cli.Engine.Request.DisplayDirectory.Should().Be("prod");
        cli.Engine.Request.UsesEmulator.Should().BeTrue();
        cli.Engine.Request.Timeout.Should().Be(TimeSpan.FromMinutes(90));
        cli.Engine.Request.VariableFiles.Should().Equal(Path.Combine(cli.Folder, "x.tfvars"));
    }

    [TestCase("--destroy", PlanMode.Destroy)]
    [TestCase("--refresh-only", PlanMode.RefreshOnly)]
    [TestCase("--refresh", PlanMode.Normal)]
    public async Task The_mode_can_be_chosen(string option, PlanMode mode)
    {
        using var cli = new CliRun();

        await cli.RunAsync("plan", option);

        cli.Engine.PlanRequest!.Mode.Should().Be(mode);
    }

    [Test]
    public async Task Warnings_go_to_standard_error()
    {
        using var cli = new CliRun();
        cli.Engine.Diagnostics.Add(Diagnostic.Warning("IMI3001", "Deprecated"));

        (await cli.RunAsync("plan")).Should().Be(0);

        cli.Error.Should().StartWith("warning IMI3001");
        cli.Output.Should().NotContain("IMI3001");
    }

    [Test]
    public async Task Colours_are_for_terminals_that_want_them()
    {
        using var cli = new CliRun();

        await cli.RunAsync("plan");
        cli.Output.Should().NotContain("\u001b");

        cli.IsTerminal = true;
        await cli.RunAsync("plan");
        cli.Output.Should().Contain("\u001b[32m+");

        await cli.RunAsync("plan", "-no-color");
        cli.Output.Should().NotContain("\u001b");

        cli.Variables["NO_COLOR"] = "1";
        await cli.RunAsync("plan");
        cli.Output.Should().NotContain("\u001b");
    }

    [TestCase("prod --emulator --stack live", "immutainfra scripts a.b prod --out scripts --stack live --emulator\n")]
    [TestCase("--var key=hunter2", "immutainfra scripts a.b --out scripts --var key=...\n")]
    [TestCase("", "immutainfra scripts a.b --out scripts\n")]
    public async Task Advice_is_for_the_same_folder_stack_and_immuta(string options, string command)
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "prod"));
        var advice = Diagnostic.Warning("IMI6273", "Scripts must run first", hint: "get them:\n    immutainfra scripts a.b --out scripts\nor look:\n    immutainfra init --help");
        cli.Engine.Diagnostics.Add(advice);
        string[] words = ["plan", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        (await cli.RunAsync(words)).Should().Be(0);
        cli.Error.Should().Contain(command).And.Contain("immutainfra init --help\n");

        cli.Engine.Throws = () => new DiagnosticException(advice);
        (await cli.RunAsync(words)).Should().Be(1);
        cli.Error.Should().Contain(command);
    }
}
