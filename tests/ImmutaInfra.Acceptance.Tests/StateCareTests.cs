namespace ImmutaInfra.Acceptance.Tests;

public sealed class StateCareTests
{
    [Test]
    public async Task What_is_taken_out_of_the_state_is_left_alone()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();

        (await place.RunAsync("state", "rm", "immuta_trino_integration.starburst")).Ended(0).Output.Should().Contain("Removed immuta_trino_integration.starburst");

        (await place.RunAsync("state", "list")).Ended(0).Output.Should().BeEmpty();
        (await place.ListAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task Taking_out_what_is_not_there_says_so()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();

        (await place.RunAsync("state", "rm", "immuta_trino_integration.starbrust")).Ended(1).Screen.Should().Contain("immuta_trino_integration.starburst");
    }

    [Test]
    public async Task A_state_goes_out_and_comes_back()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        place.Write("state.json", (await place.RunAsync("state", "export")).Ended(0).Output);
        await place.RunAsync("state", "rm", "immuta_trino_integration.starburst");

        (await place.RunAsync("state", "import", "state.json")).Ended(0);

        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task A_state_goes_out_and_comes_in_as_another_stack()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks);
        await place.ApplyAsync();
        place.Write("state.json", (await place.RunAsync("state", "export")).Ended(0).Output);
        (await place.RunAsync("state", "import", "state.json", "--stack", "prod")).Ended(1).Error.Should().Contain("IMI4129").And.Contain("--force");

        (await place.RunAsync("state", "import", "state.json", "--stack", "prod", "--force")).Ended(0).Output.Should().NotContain("backups");

        (await place.RunAsync("plan", "--detailed-exitcode", "--stack", "prod")).Ended(0);
        (await place.RunAsync("state", "verify", "--stack", "prod")).Ended(0);
    }

    [TestCase("state copy ./nothere ./there", "IMI4126")]
    [TestCase("stack rename nothere there", "IMI4126")]
    [TestCase("stack rm nothere", "IMI4126")]
    [TestCase("state rm immuta_trino_integration.starburst", "IMI4126")]
    [TestCase("state mv immuta_trino_integration.starburst immuta_trino_integration.other", "IMI4126")]
    [TestCase("state restore", "IMI4148")]
    public async Task What_is_not_there_leaves_nothing_behind(string line, string code)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);

        (await place.RunAsync(line.Split(' '))).Ended(1).Error.Should().Contain(code);

        Directory.GetDirectories(place.Folder).Should().BeEmpty();
    }

    [Test]
    public async Task A_lock_that_nobody_holds_any_more_is_taken_away()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        var locks = Path.Combine(place.Folder, ".immutainfra", ".pulumi", "locks", "organization", "tenant", "dev");
        Directory.CreateDirectory(locks);
        await File.WriteAllTextAsync(
            Path.Combine(locks, "3f43591b-39ce-4fb3-932a-7bd40782ec26.json"),
            """{"pid":1,"username":"builder","hostname":"elsewhere","timestamp":"2026-11-21T08:13:05.1Z"}""");
        (await place.RunAsync("apply", "--yes")).Ended(1).Error.Should().Contain("immutainfra state unlock");

        (await place.RunAsync("state", "unlock")).Ended(0).Output.Should().Contain("builder@elsewhere");

        await place.ApplyAsync();
    }

    [Test]
    public async Task A_moved_resource_is_the_one_that_its_new_block_means()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks);
        await place.ApplyAsync();

        (await place.RunAsync("state", "mv", "immuta_redshift_integration.warehouse", "immuta_redshift_integration.finance", "--dry-run")).Ended(0).Output
            .Trim().Should().Be("Would move \"immuta_redshift_integration.warehouse\" to \"immuta_redshift_integration.finance\"");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
        (await place.RunAsync("state", "mv", "immuta_redshift_integration.warehouse", "immuta_redshift_integration.finance")).Ended(0);

        place.Write("main.tf", (Given.Provider + Given.Redshift + Given.Databricks)
            .Replace("\"warehouse\"", "\"finance\"", StringComparison.Ordinal).Replace("integration.warehouse", "integration.finance", StringComparison.Ordinal));
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
        (await place.RunAsync("state", "verify")).Ended(0).Output.Should().Contain("The state is sound");
    }

    [Test]
    public async Task Stacks_are_made_listed_and_removed()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();

        (await place.RunAsync("stack", "new", "prod")).Ended(0);
        (await place.RunAsync("stack", "new", "prod")).Ended(1).Screen.Should().Contain("IMI4127");
        (await place.RunAsync("stack", "ls")).Ended(0).Output.Trim().Split(Environment.NewLine).Should().Equal("dev*", "prod");
        (await place.RunAsync("stack", "ls", "--json")).Ended(0).Output.Should().Contain("\"current\": true");
        (await place.RunAsync("stack", "rm", "prod")).Ended(0);
        (await place.RunAsync("stack", "rm", "dev")).Ended(1).Screen.Should().Contain("IMI4128");
        (await place.RunAsync("stack", "ls")).Ended(0).Output.Trim().Should().Be("dev*");
    }
}
