namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A folder that gives the project its name, and is called otherwise some day.</summary>
public class RenamedFolderTests
{
    [Test]
    public async Task A_folder_by_another_name_is_not_silently_a_project_of_its_own()
    {
        await using var place = await Workplace.StartAsync("""resource "immuta_trino_integration" "starburst" {}""");
        (await place.RunAsync("apply", "--yes")).Ended(0);
        Directory.Move(place.Folder, place.Folder + "-renamed");
        Directory.CreateDirectory(place.Folder);

        var run = await place.RunAsync("plan", "../tenant-renamed");

        run.Ended(0).Screen.Should().Contain("IMI1980").And.Contain("name: tenant").And.Contain("1 to add");

        await File.WriteAllTextAsync(Path.Combine(place.Folder + "-renamed", "Pulumi.yaml"), "name: tenant\n");
        (await place.RunAsync("plan", "../tenant-renamed")).Ended(0).Screen.Should().NotContain("IMI1980").And.Contain("No changes.");
    }

    [Test]
    public async Task A_stack_that_nobody_else_has_begins_without_a_warning()
    {
        await using var place = await Workplace.StartAsync("""resource "immuta_trino_integration" "starburst" {}""");
        (await place.RunAsync("apply", "--yes", "--stack", "prod")).Ended(0);

        (await place.RunAsync("plan")).Ended(0).Screen.Should().NotContain("IMI1980");
    }

    [Test]
    public async Task A_stack_that_was_renamed_is_not_silently_begun_anew()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks);
        (await place.RunAsync("plan")).Ended(0).Screen.Should().NotContain("IMI1983", "the first stack of a project is nothing to warn of");
        await place.ApplyAsync();
        (await place.RunAsync("stack", "rename", "dev", "staging")).Ended(0);

        var run = await place.RunAsync("plan");

        run.Ended(0).Screen.Should().Contain("IMI1983").And.Contain("There is no stack dev yet").And.Contain("staging (2 resources)").And.Contain("\n      --stack staging");
        (await place.RunAsync("plan", "--stack", "staging")).Ended(0).Screen.Should().NotContain("IMI1983");
        (await place.RunAsync("stack", "new", "prod")).Ended(0).Screen.Should().NotContain("IMI1983");
        (await place.RunAsync("plan", "--stack", "prod")).Ended(0).Screen.Should().NotContain("IMI1983", "it was made, and is meant");
    }
}
