namespace ImmutaInfra.Acceptance.Tests;

/// <summary>Whoever has tried things with the emulator and goes on to a true Immuta in the same folder.</summary>
public class EmulatedStackTests
{
    private const string Starburst = """
        resource "immuta_trino_integration" "starburst" {}
        """;

    [Test]
    public async Task A_stack_of_the_emulator_is_not_taken_to_a_true_Immuta()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        await place.CreateBehindTheBackAsync("""{ "type": "Trino", "autoBootstrap": false, "config": {} }"""); // the same id as at the emulator
        (await place.RunAsync("apply", "--yes", "--emulator")).Ended(0);

        foreach (var command in new[] { "plan", "apply --yes", "destroy --yes", "refresh", "drift", "preview --comment stdout" })
        {
            (await place.RunAsync(command.Split(' '))).Ended(1).Screen.Should().Contain("IMI1978").And.Contain("--stack prod", command);
        }

        (await place.ListAsync()).Should().ContainSingle("nothing was done to what others have");
        (await place.RunAsync("state", "list")).Ended(0);
        (await place.RunAsync("plan", "--emulator")).Ended(0).Output.Should().Contain("No changes.");
    }

    [Test]
    public async Task A_stack_of_a_true_Immuta_is_not_taken_to_the_emulator()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        (await place.RunAsync("apply", "--yes")).Ended(0);

        foreach (var command in new[] { "plan", "apply --yes", "destroy --yes", "refresh", "drift" })
        {
            (await place.RunAsync([.. command.Split(' '), "--emulator"])).Ended(1).Screen.Should().Contain("IMI1979").And.Contain("--stack trial", command);
        }

        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("No changes.", "the state is as it was");
        (await place.RunAsync("apply", "--yes", "--emulator", "--stack", "trial")).Ended(0);
    }

    [Test]
    public async Task A_stack_of_the_emulator_stays_one_by_another_name_and_in_another_place()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        (await place.RunAsync("apply", "--yes", "--emulator")).Ended(0);

        (await place.RunAsync("stack", "rename", "dev", "trial")).Ended(0);

        (await place.RunAsync("plan", "--emulator", "--stack", "trial")).Ended(0).Output.Should().Contain("No changes.");
        (await place.RunAsync("plan", "--stack", "trial")).Ended(1).Screen.Should().Contain("IMI1978");

        (await place.RunAsync("state", "copy", ".immutainfra", "../shared", "--stack", "trial")).Ended(0);

        (await place.RunAsync("plan", "--emulator", "--stack", "trial", "--backend-url", "../shared")).Ended(0).Output.Should().Contain("No changes.");
        (await place.RunAsync("plan", "--stack", "trial", "--backend-url", "../shared")).Ended(1).Screen.Should().Contain("IMI1978");
    }

    [Test]
    public async Task A_stack_of_the_emulator_stays_one_when_its_folder_moves()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        place.Write("Pulumi.yaml", "name: tenant\n");
        await place.CreateBehindTheBackAsync("""{ "type": "Trino", "autoBootstrap": false, "config": {} }""");
        (await place.RunAsync("apply", "--yes", "--emulator")).Ended(0);
        Directory.Move(place.Folder, place.Folder + "-moved");
        Directory.CreateDirectory(place.Folder);

        (await place.RunAsync("destroy", "../tenant-moved", "--yes")).Ended(1).Screen.Should().Contain("IMI1978");

        (await place.ListAsync()).Should().ContainSingle();
        (await place.RunAsync("plan", "../tenant-moved", "--emulator")).Ended(0).Output.Should().Contain("No changes.");
    }

    [Test]
    public async Task Another_stack_or_one_that_is_empty_again_goes_to_the_true_Immuta()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        (await place.RunAsync("apply", "--yes", "--emulator")).Ended(0);

        (await place.RunAsync("apply", "--yes", "--stack", "prod")).Ended(0);
        (await place.RunAsync("destroy", "--yes", "--stack", "prod")).Ended(0);
        (await place.RunAsync("destroy", "--yes", "--emulator")).Ended(0);
        (await place.RunAsync("apply", "--yes")).Ended(0);
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("No changes.");
    }
}
