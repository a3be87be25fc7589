using ImmutaInfra.Emulator;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>Whoever has the variables of another tenant set.</summary>
public class OtherImmutaTests
{
    private const string Starburst = """
        resource "immuta_trino_integration" "starburst" {}
        """;

    [Test]
    public async Task A_stack_that_is_taken_to_another_Immuta_is_warned_of()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        (await place.ApplyAsync()).Screen.Should().NotContain("IMI1981");
        await using var other = await ImmutaEmulator.StartAsync(new EmulatorOptions { ApiKey = place.Immuta.ApiKey });

        place.Variables["IMMUTA_BASE_URL"] = other.BaseUrl.AbsoluteUri;

        (await place.RunAsync("plan")).Ended(0).Error.Should().Contain("IMI1981").And.Contain(place.Immuta.BaseUrl.Authority).And.Contain(other.BaseUrl.Authority);
    }

    [Test]
    public async Task A_saved_plan_is_for_one_Immuta()
    {
        await using var place = await Workplace.StartAsync(Starburst);
        (await place.RunAsync("plan", "--out", "a.plan")).Ended(0);
        await using var other = await ImmutaEmulator.StartAsync(new EmulatorOptions { ApiKey = place.Immuta.ApiKey });
        var here = place.Variables["IMMUTA_BASE_URL"];
        place.Variables["IMMUTA_BASE_URL"] = other.BaseUrl.AbsoluteUri;

        (await place.RunAsync("apply", "a.plan")).Ended(1).Error.Should().Contain("IMI4312").And.Contain(other.BaseUrl.Authority);
        (await place.RunAsync("apply", "a.plan", "--emulator")).Ended(1).Error.Should().Contain("IMI4312").And.Contain("the emulator");

        place.Variables["IMMUTA_BASE_URL"] = here;
        (await place.RunAsync("apply", "a.plan")).Ended(0);
        (await place.ListAsync()).Should().ContainSingle();
    }
}
