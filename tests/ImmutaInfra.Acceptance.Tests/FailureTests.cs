using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Types;

namespace ImmutaInfra.Acceptance.Tests;

public sealed class FailureTests
{
    private const string BrokenTest = "Initial Validation: Basic Connection Test";

    private static FaultRule CreateError => new() { Method = "POST", Path = "/integrations", EndStatus = "createError", FailTests = [new FailingTest(BrokenTest)] };

    [Test]
    public async Task A_creation_that_ends_in_an_error_is_in_the_state_and_the_next_apply_repairs_it()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Immuta.SetRules(CreateError);

        var first = await place.RunAsync("apply", "--yes");

        first.Ended(1).Error.Should().Contain(BrokenTest).And.Contain("main.tf");
        place.Checkpoint.Should().Contain("initErrors").And.Contain(BrokenTest);
        (await place.RunAsync("state", "list")).Ended(0).Output.Trim().Should().Be("immuta_redshift_integration.warehouse");
        var id = await place.IdOfAsync("Redshift");

        place.Immuta.SetRules();
        var second = await place.ApplyAsync();

        second.Output.Should().Contain("Plan: 0 to add, 1 to change, 0 to replace, 0 to destroy.");
        place.Writes.Should().Equal("POST /integrations", $"PUT /integrations/{id}");
        (await place.FindAsync("Redshift"))["status"]!.ToString().Should().Be("enabled");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task A_failure_stops_what_depends_on_it_and_nothing_else()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks + Given.S3 + Given.Trino);
        place.Immuta.SetRules(CreateError with { Type = "Redshift" });

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1);
        (await place.ListAsync()).Select(one => (string)one["type"]!).Should().BeEquivalentTo("Redshift", "Native S3", "Trino");

        place.Immuta.SetRules();
        var next = await place.ApplyAsync();

        next.Output.Should().Contain("1 added, 1 changed");
        (await place.ListAsync()).Should().HaveCount(4).And.OnlyContain(one => (string?)one["status"] == "enabled");
    }

    [Test]
    public async Task What_was_done_is_told_though_something_failed()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Trino);
        place.Immuta.SetRules(CreateError with { Type = "Redshift" });

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Screen.Should().Contain("Apply incomplete. Resources: 1 added");
    }

    [Test]
    public async Task What_was_not_begun_because_of_a_failure_is_counted()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks + Given.Trino);
        place.Immuta.SetRules(CreateError with { Type = "Redshift" });

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Screen.Should().Contain("Apply incomplete. Resources: 1 added, 0 changed, 0 replaced, 0 destroyed. 1 change was not begun because of the failures.");
    }

    [Test]
    public async Task A_refusal_shows_the_words_of_the_server_and_leaves_nothing_in_the_state()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", FailTests = [new FailingTest(BrokenTest)] });

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Error.Should().Contain(BrokenTest).And.Contain("422");
        (await place.RunAsync("state", "list")).Ended(0).Output.Should().BeEmpty();
        place.Immuta.SetRules();
        (await place.ApplyAsync()).Output.Should().Contain("1 added");
    }

    [Test]
    public async Task A_lost_answer_ends_with_exactly_one_integration()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Trino);
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Drop = true, When = FaultTiming.After });

        await place.RunAsync("apply", "--yes");
        place.Immuta.SetRules();
        await place.ApplyAsync();

        (await place.ListAsync()).Should().HaveCount(2);
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
        (await place.RunAsync("state", "list")).Output.Trim().Split('\n').Should().HaveCount(2);
    }

    [Test]
    public async Task A_server_that_is_busy_for_a_moment_is_waited_for()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Immuta.SetRules(
            new FaultRule { Method = "GET", Path = "/integrations/**", Count = 2, Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } });

        (await place.ApplyAsync()).Output.Should().Contain("1 added");
    }

    [Test]
    public async Task Waiting_that_took_too_long_goes_on_in_the_next_run()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Stuck = true });

        var first = await place.RunAsync("apply", "--yes");
        first.Ended(1).Error.Should().Contain("still creating");
        place.Immuta.SetRules(new FaultRule { Method = "GET", Path = "/integrations/**", Become = "enabled", Count = 1 });
        var second = await place.ApplyAsync();

        second.Screen.Should().NotContain("Creating...");
        (await place.ListAsync()).Should().ContainSingle();
        place.Writes.Where(write => write.StartsWith("POST", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Test]
    public async Task A_timeout_on_the_command_line_is_kept()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Stuck = true });

        var run = await place.RunAsync("apply", "--yes", "--timeout", "2m");

        run.Ended(1).Error.Should().Contain("still creating after 2 min");
    }

    [Test]
    public async Task A_deletion_that_fails_keeps_the_integration_in_the_state()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        place.Immuta.SetRules(new FaultRule { Method = "DELETE", EndStatus = "deleteError", FailTests = [new FailingTest(BrokenTest)] });

        var run = await place.RunAsync("destroy", "--yes");

        run.Ended(1).Error.Should().Contain("Unable to connect to host");
        (await place.RunAsync("state", "list")).Output.Trim().Should().Be("immuta_redshift_integration.warehouse");
        place.Immuta.SetRules();
        (await place.RunAsync("destroy", "--yes")).Ended(0);
        (await place.ListAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task An_edit_that_fails_is_repaired_by_the_next_apply()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        place.Edit("main.tf", "\"immuta_setup\"", "\"immuta_other\"");
        place.Immuta.SetRules(new FaultRule { Method = "PUT", EndStatus = "editError", FailTests = [new FailingTest(BrokenTest)] });

        (await place.RunAsync("apply", "--yes")).Ended(1).Error.Should().Contain(BrokenTest);
        place.Immuta.SetRules();
        await place.ApplyAsync();

        (await place.FindAsync("Redshift"))["status"]!.ToString().Should().Be("enabled");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task An_integration_that_is_there_already_is_refused_with_how_to_import_it()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Redshift");
        Directory.Delete(Path.Combine(place.Folder, ".immutainfra"), recursive: true);

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Error.Should().Contain($"import immuta_redshift_integration.warehouse {id}");
        (await place.RunAsync("import", "immuta_redshift_integration.warehouse", id)).Ended(0);
        (await place.ApplyAsync()).Output.Should().NotContain("added, 0 changed, 0 replaced, 1");
        (await place.ListAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task A_second_run_at_once_says_who_holds_the_lock()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        var locks = Path.Combine(place.Folder, ".immutainfra", ".pulumi", "locks", "organization", "tenant", "dev");
        Directory.CreateDirectory(locks);
        File.WriteAllText(
            Path.Combine(locks, "3f0f2f3a-5b52-4b2b-9a0e-0123456789ab.json"),
            """{"pid":4711,"username":"erna","hostname":"build-7","timestamp":"2026-03-01T11:58:00Z"}""");
        place.Write("main.tf", Given.Provider + Given.Trino + Given.S3);

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Error.Should().Contain("erna").And.Contain("build-7").And.Contain("4711").And.Contain("state unlock");
        (await place.ListAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task A_key_that_is_not_accepted_is_said_once()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.S3 + Given.Trino);
        await place.ApplyAsync();
        place.Variables["IMMUTA_API_KEY"] = "no-such-key";

        var plan = await place.RunAsync("plan");

        plan.Ended(1).Error.Split("error IMI5401").Should().HaveCount(2, plan.Error);
        plan.Error.Should().Contain("The same happened to:").And.Contain("    immuta_trino_integration.starburst\n");
    }
}
