namespace ImmutaInfra.Acceptance.Tests;

/// <summary>The folder of HCL that pulumi runs, run without it.</summary>
public sealed class PulumiExampleTests
{
    [Test]
    public async Task It_is_valid_and_formatted()
    {
        await using var place = (await Workplace.StartAsync()).WithFiles("pulumi-hcl");

        (await place.RunAsync("validate")).Ended(0).Output.Should().Be("Success! The configuration is valid.\n", "there is no warning either");
        (await place.RunAsync("fmt", "--check")).Ended(0);
    }

    [Test]
    public async Task It_creates_four_and_a_second_plan_finds_nothing_to_do()
    {
        await using var place = (await Workplace.StartAsync()).WithFiles("pulumi-hcl");

        var first = await place.RunAsync("plan", "--detailed-exitcode");
        await place.ApplyAsync();
        var second = await place.RunAsync("plan", "--detailed-exitcode");

        first.Ended(2).Output.Should().Contain("Plan: 4 to add, 0 to change, 0 to replace, 0 to destroy.");
        second.Ended(0);
        (await place.ListAsync()).Should().HaveCount(4).And.OnlyContain(one => (string?)one["status"] == "enabled");
    }

    [Test]
    public async Task Its_state_is_a_stack_of_the_project_that_Pulumi_yaml_names()
    {
        await using var place = (await Workplace.StartAsync()).WithFiles("pulumi-hcl");

        await place.ApplyAsync();

        var stacks = Path.Combine(place.Folder, ".immutainfra", ".pulumi", "stacks", "immuta-example-hcl");
        File.ReadAllText(Path.Combine(stacks, "dev.json")).Should()
            .Contain("urn:pulumi:dev::immuta-example-hcl::immuta:index:SnowflakeIntegration::analytics").And.NotContain("example-only");
    }

    [Test]
    public async Task With_the_emulator_it_needs_no_tenant()
    {
        await using var place = (await Workplace.StartAsync()).WithFiles("pulumi-hcl");
        place.Variables.Remove("IMMUTA_BASE_URL");
        place.Variables.Remove("IMMUTA_API_KEY");

        (await place.ApplyAsync("--emulator")).Output.Should().Contain("4 added");
        (await place.RunAsync("destroy", "--yes", "--emulator")).Ended(0).Output.Should().Contain("4 destroyed");
    }
}
