namespace ImmutaInfra.Acceptance.Tests;

public sealed class LifecycleTests
{
    [Test]
    public async Task The_first_command_creates_seven_and_a_second_run_finds_nothing_to_do()
    {
        await using var place = (await Workplace.StartAsync()).WithQuickstart();

        var first = await place.ApplyAsync();
        var second = await place.ApplyAsync();

        first.Output.Should().Contain("Plan: 7 to add, 0 to change, 0 to replace, 0 to destroy.")
            .And.Contain("Apply complete! Resources: 7 added")
            .And.Contain("trino_api_key = (secret)").And.Contain("bigquery   = \"");
        second.Output.Should().StartWith("No changes.");
        (await place.ListAsync()).Should().HaveCount(7).And.OnlyContain(one => (string?)one["status"] == "enabled");
        place.Writes.Should().HaveCount(7);
    }

    [Test]
    public async Task The_emulator_in_the_same_process_serves_the_quickstart_run_after_run()
    {
        await using var place = (await Workplace.StartAsync()).WithQuickstart();
        place.Variables.Remove("IMMUTA_BASE_URL");
        place.Variables.Remove("IMMUTA_API_KEY");
        place.Variables.Remove("PULUMI_CONFIG_PASSPHRASE");

        var first = await place.ApplyAsync("--emulator");
        var second = await place.ApplyAsync("--emulator");
        var last = await place.RunAsync("destroy", "--yes", "--emulator");

        first.Output.Should().Contain("7 added");
        second.Output.Should().StartWith("No changes.");
        last.Ended(0).Output.Should().Contain("7 destroyed");
        place.Writes.Should().BeEmpty("another Immuta was meant");
    }

    [Test]
    public async Task The_detailed_exit_code_tells_whether_there_are_changes()
    {
        await using var place = (await Workplace.StartAsync()).WithQuickstart();
        await place.ApplyAsync();

        var before = await place.RunAsync("plan", "-detailed-exitcode");
        place.Edit("main.tf", "enabled = true }", "enabled = false }");
        var after = await place.RunAsync("plan", "--detailed-exitcode");

        before.Ended(0);
        after.Ended(2).Output.Should().Contain("Plan: 0 to add, 1 to change, 0 to replace, 0 to destroy.");
    }

    [Test]
    public async Task A_change_of_what_can_be_edited_is_one_put()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Native S3");
        place.Edit("main.tf", "role/immuta", "role/other");

        var run = await place.ApplyAsync();

        run.Output.Should().Contain("~ aws_role_to_assume").And.Contain("role/immuta\" -> \"arn:aws:iam::012345678901:role/other\"");
        place.Writes[1..].Should().ContainSingle().Which.Should().Be($"PUT /integrations/{id}");
        (await place.FindAsync("Native S3"))["config"]!["awsRoleToAssume"]!.ToString().Should().EndWith("role/other");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task A_change_of_what_cannot_be_edited_deletes_then_creates_and_says_why()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Redshift");
        place.Edit("main.tf", "finance.redshift", "sales.redshift");

        var run = await place.ApplyAsync();

        run.Output.Should().Contain("must be replaced").And.Contain("# forces replacement: ")
            .And.Contain("Plan: 0 to add, 0 to change, 1 to replace, 0 to destroy.");
        place.Writes[1..].Should().Equal($"DELETE /integrations/{id}", "POST /integrations");
        (await place.FindAsync("Redshift"))["config"]!["host"]!.ToString().Should().Be("sales.redshift.amazonaws.com");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task A_new_secret_is_an_update_that_shows_nothing_of_it()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        place.Edit("main.tf", "planted-redshift-password", "planted-second-password");

        var run = await place.ApplyAsync();

        run.Output.Should().Contain("1 changed");
        run.Screen.Should().NotContain("planted");
        place.Writes[1].Should().StartWith("PUT ");
    }

    [Test]
    public async Task Destroying_takes_dependents_first_and_leaves_nothing()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks);
        await place.ApplyAsync();
        var (redshift, databricks) = (await place.IdOfAsync("Redshift"), await place.IdOfAsync("Databricks"));

        var run = await place.RunAsync("destroy", "--yes");

        run.Ended(0).Output.Should().Contain("2 to destroy").And.Contain("2 destroyed");
        place.Writes[2..].Should().Equal($"DELETE /integrations/{databricks}", $"DELETE /integrations/{redshift}");
        (await place.ListAsync()).Should().BeEmpty();
        (await place.RunAsync("state", "list")).Ended(0).Output.Should().BeEmpty();
        (await place.RunAsync("output")).Ended(0).Output.Should().BeEmpty();
    }

    [Test]
    public async Task Destroying_twice_has_nothing_to_do()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        (await place.RunAsync("destroy", "--yes")).Ended(0);

        var again = await place.RunAsync("destroy", "--yes");

        again.Ended(0).Output.Should().StartWith("No changes.");
    }

    [Test]
    public async Task The_project_is_called_what_the_project_file_says()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        place.Write("Pulumi.yaml", "name: governance\nruntime: hcl\n");

        await place.ApplyAsync();

        File.Exists(Path.Combine(place.Folder, ".immutainfra", ".pulumi", "stacks", "governance", "dev.json")).Should().BeTrue();
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task Nobody_to_ask_is_an_error_and_changes_nothing()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);

        var run = await place.RunAsync("apply");

        run.Ended(1).Error.Should().Contain("--yes");
        place.Writes.Should().BeEmpty();
    }
}
