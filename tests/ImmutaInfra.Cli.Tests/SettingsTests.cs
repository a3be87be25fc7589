namespace ImmutaInfra.Cli.Tests;

public class SettingsTests
{
    [Test]
    public async Task Options_count_more_than_variables_and_these_more_than_the_file()
    {
        using var cli = new CliRun();
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "immutainfra.json"), """{ "stack": "file", "backendUrl": "file://x", "parallelism": 4, "emulator": true }""");

        await cli.RunAsync("plan");
        cli.Engine.Request!.Stack.Should().Be("file");
        cli.Engine.Request.BackendUrl.Should().Be("file://x");
        cli.Engine.Request.Parallelism.Should().Be(4);
        cli.Engine.Request.UsesEmulator.Should().BeTrue();

        cli.Variables["PULUMI_STACK"] = "pulumi";
        await cli.RunAsync("plan");
        cli.Engine.Request.Stack.Should().Be("pulumi");

        cli.Variables["IMMUTAINFRA_STACK"] = "variable";
        cli.Variables["IMMUTAINFRA_BACKEND_URL"] = "file://y";
        await cli.RunAsync("plan");
        cli.Engine.Request.Stack.Should().Be("variable");
        cli.Engine.Request.BackendUrl.Should().Be("file://y");

        await cli.RunAsync("plan", "--stack", "option", "--emulator", "false");
        cli.Engine.Request.Stack.Should().Be("option");
        cli.Engine.Request.UsesEmulator.Should().BeFalse();
    }

    [Test]
    public async Task A_setting_that_means_nothing_is_warned_of()
    {
        using var cli = new CliRun();
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "immutainfra.json"), """{ "stakc": "x" }""");

        (await cli.RunAsync("plan")).Should().Be(0);

        cli.Error.Should().StartWith("warning IMI1909").And.Contain("did you mean \"stack\"?");
    }

    [TestCase("{ \"stack\": ")]
    [TestCase("[1]")]
    [TestCase("{ \"stack\": \"\\ud800\" }")]
    [TestCase("{ \"\\ud800\": 1 }")]
    public async Task A_settings_file_that_is_no_json_object_is_refused(string content)
    {
        using var cli = new CliRun();
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "immutainfra.json"), content);

        (await cli.RunAsync("plan")).Should().Be(1);

        cli.Error.Should().StartWith("error IMI1908");
    }

    [TestCase("500ms", 0.5)]
    [TestCase("90s", 90)]
    [TestCase("20m", 1200)]
    [TestCase("1h30m", 5400)]
    [TestCase("1.5m", 90)]
    [TestCase("15", 15)]
    public void Times_are_read_as_people_write_them(string text, double seconds)
    {
        Settings.Duration.TryParse(text, out var time).Should().BeTrue();
        time.TotalSeconds.Should().Be(seconds);
    }

    [TestCase("")]
    [TestCase("soon")]
    [TestCase("-5s")]
    [TestCase("5 s")]
    [TestCase("1e400")]
    public void What_is_no_time_is_refused(string text) => Settings.Duration.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void The_first_signal_stops_gently_and_the_second_at_once()
    {
        using var interrupts = new Interrupts();

        interrupts.Signal().Should().BeTrue();
        interrupts.Gently.IsCancellationRequested.Should().BeTrue();
        interrupts.Now.IsCancellationRequested.Should().BeFalse();
        interrupts.Signal().Should().BeTrue();
        interrupts.Now.IsCancellationRequested.Should().BeTrue();
        interrupts.Signal().Should().BeFalse();
    }
}
