namespace ImmutaInfra.Acceptance.Tests;

public sealed class ImportTests
{
    [Test]
    public async Task All_seven_can_be_imported_and_nothing_is_left_to_do()
    {
        await using var place = (await Workplace.StartAsync()).WithQuickstart();
        await place.ApplyAsync();
        Directory.Delete(Path.Combine(place.Folder, ".immutainfra"), recursive: true);
        var addresses = new Dictionary<string, string>
        {
            ["Snowflake"] = "immuta_snowflake_integration.analytics",
            ["Databricks"] = "immuta_databricks_integration.lakehouse",
            ["Redshift"] = "immuta_redshift_integration.warehouse",
            ["Azure Synapse Analytics"] = "immuta_azure_synapse_integration.reporting",
            ["Google BigQuery"] = "immuta_bigquery_integration.events",
            ["Native S3"] = "immuta_s3_integration.lake",
            ["Trino"] = "immuta_trino_integration.starburst",
        };

        foreach (var one in await place.ListAsync())
        {
            (await place.RunAsync("import", addresses[(string)one["type"]!], (string)one["id"]!)).Ended(0).Output.Should().Contain("1 imported");
        }

        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
        (await place.ListAsync()).Should().HaveCount(7);
        place.Writes.Should().HaveCount(7).And.OnlyContain(write => write.StartsWith("POST", StringComparison.Ordinal));
    }

    [Test]
    public async Task What_was_imported_can_be_destroyed_with_what_the_configuration_says()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        Directory.Delete(Path.Combine(place.Folder, ".immutainfra"), recursive: true);
        (await place.RunAsync("import", "immuta_redshift_integration.warehouse", await place.IdOfAsync("Redshift"))).Ended(0);

        (await place.RunAsync("destroy", "--yes")).Ended(0);

        (await place.ListAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task A_block_that_is_not_written_yet_can_be_imported_and_the_plan_says_what_it_lacks()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        Directory.Delete(Path.Combine(place.Folder, ".immutainfra"), recursive: true);
        place.Write("main.tf", Given.Provider + """resource "immuta_redshift_integration" "warehouse" {}""");

        (await place.RunAsync("import", "immuta_redshift_integration.warehouse", await place.IdOfAsync("Redshift"))).Ended(0).Output.Should().Contain("1 imported");

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("host");
        place.Write("main.tf", Given.Provider + Given.Redshift);
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("+ password").And.Contain("0 to add, 1 to change, 0 to replace, 0 to destroy");
    }

    [TestCase("immuta_trino_integration.starburst", "999", "999")]
    [TestCase("immuta_trino_integration.stardust", "1", "stardust")]
    [TestCase("no address at all", "1", "no address at all")]
    public async Task What_cannot_be_imported_is_named(string address, string id, string named)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);

        var run = await place.RunAsync("import", address, id);

        run.Ended(1).Error.Should().Contain(named);
    }

    [Test]
    public async Task An_integration_of_another_type_is_not_imported()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        place.Write("main.tf", Given.Provider + Given.Redshift + Given.Trino);

        var run = await place.RunAsync("import", "immuta_trino_integration.starburst", await place.IdOfAsync("Redshift"));

        run.Ended(1).Error.Should().Contain("Redshift").And.Contain("Trino");
    }

    [Test]
    public async Task What_the_state_has_already_is_not_imported_twice()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();

        var run = await place.RunAsync("import", "immuta_trino_integration.starburst", await place.IdOfAsync("Trino"));

        run.Ended(1).Error.Should().Contain("immuta_trino_integration.starburst");
    }

    [Test]
    public async Task An_import_command_leaves_the_import_blocks_of_others_alone()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Trino);
        await place.ApplyAsync();
        Directory.Delete(Path.Combine(place.Folder, ".immutainfra"), recursive: true);
        place.Write("imports.tf", $"import {{\n  to = immuta_trino_integration.starburst\n  id = \"{await place.IdOfAsync("Trino")}\"\n}}\n");

        (await place.RunAsync("import", "immuta_redshift_integration.warehouse", await place.IdOfAsync("Redshift"))).Ended(0).Output.Should().Contain("1 imported");

        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("Plan: 1 to import, 0 to add");
    }

    [Test]
    public async Task What_one_address_manages_is_not_imported_to_another()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Trino");
        place.Write("second.tf", "resource \"immuta_trino_integration\" \"second\" {}\n");

        (await place.RunAsync("import", "immuta_trino_integration.second", id)).Ended(1).Error
            .Should().Contain("IMI3062").And.Contain("immutainfra state mv 'immuta_trino_integration.starburst' 'immuta_trino_integration.second'");
        place.Write("imports.tf", $"import {{\n  to = immuta_trino_integration.second\n  id = \"{id}\"\n}}\n");
        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("IMI3062");

        // Let go of at one address, it may come to another.
        place.Write("main.tf", Given.Provider + "removed {\n  from = immuta_trino_integration.starburst\n  lifecycle {\n    destroy = false\n  }\n}\n");
        (await place.ApplyAsync()).Output.Should().Contain("because a removed block lets go of it").And.Contain("1 imported");
        (await place.ListAsync()).Should().ContainSingle();
    }
}
