namespace ImmutaInfra.Acceptance.Tests;

public sealed class SelectionTests
{
    private const string Three = Given.Provider + Given.Redshift + Given.Databricks + Given.Trino;

    [Test]
    public async Task A_target_brings_along_what_it_depends_on()
    {
        await using var place = await Workplace.StartAsync(Three);

        var run = await place.ApplyAsync("-target=immuta_databricks_integration.lakehouse");

        run.Output.Should().Contain("2 added");
        (await place.ListAsync()).Select(one => (string)one["type"]!).Should().BeEquivalentTo("Redshift", "Databricks");
        (await place.ApplyAsync()).Output.Should().Contain("1 added");
    }

    [Test]
    public async Task What_depends_on_the_excluded_is_left_out_too()
    {
        await using var place = await Workplace.StartAsync(Three);

        await place.ApplyAsync("--exclude", "immuta_redshift_integration.warehouse");

        (await place.ListAsync()).Should().ContainSingle().Which["type"]!.ToString().Should().Be("Trino");
    }

    [Test]
    public async Task A_replacement_can_be_asked_for()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Trino");

        var run = await place.ApplyAsync("-replace=immuta_trino_integration.starburst");

        run.Output.Should().Contain("will be replaced, as requested");
        (await place.IdOfAsync("Trino")).Should().NotBe(id);
    }

    [Test]
    public async Task Destroying_a_target_takes_its_dependents_along()
    {
        await using var place = await Workplace.StartAsync(Three);
        await place.ApplyAsync();

        (await place.RunAsync("destroy", "--yes", "--target", "immuta_redshift_integration.warehouse")).Ended(0);

        (await place.ListAsync()).Should().ContainSingle().Which["type"]!.ToString().Should().Be("Trino");
    }

    [Test]
    public async Task A_target_that_is_nowhere_is_named()
    {
        await using var place = await Workplace.StartAsync(Three);

        var run = await place.RunAsync("plan", "-target=immuta_trino_integration.nowhere");

        run.Screen.Should().Contain("immuta_trino_integration.nowhere");
    }

    [Test]
    public async Task What_depends_on_the_excluded_is_not_taken_for_forgotten()
    {
        await using var place = await Workplace.StartAsync(Three);
        await place.ApplyAsync();
        place.Edit("main.tf", "finance.redshift", "sales.redshift");

        var run = await place.ApplyAsync("--exclude", "immuta_redshift_integration.warehouse");

        run.Output.Should().StartWith("No changes.");
        (await place.ListAsync()).Should().HaveCount(3);
    }

    [Test]
    public async Task Destroying_all_but_one_keeps_what_that_one_needs()
    {
        await using var place = await Workplace.StartAsync(Three);
        await place.ApplyAsync();

        (await place.RunAsync("destroy", "--yes", "--exclude", "immuta_databricks_integration.lakehouse")).Ended(0);

        (await place.ListAsync()).Select(one => (string)one["type"]!).Should().BeEquivalentTo("Redshift", "Databricks");
        (await place.ApplyAsync()).Output.Should().Contain("1 added, 0 changed");
    }
}
