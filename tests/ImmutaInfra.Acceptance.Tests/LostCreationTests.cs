using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>What becomes of an integration whose creation was answered to nobody.</summary>
public sealed class LostCreationTests
{
    private static FaultRule LoseAnswers(string type) => new() { Method = "POST", Path = "/integrations", Type = type, Drop = true, When = FaultTiming.After };

    [TestCase(Given.Redshift, "Redshift")]
    [TestCase(Given.S3, "Native S3")]
    public async Task It_is_deleted_when_its_block_is_gone(string block, string type)
    {
        await using var place = await GivenLostAsync(block, type);
        place.Write("main.tf", Given.Provider + Given.Trino);

        var run = await place.ApplyAsync();

        run.Screen.Should().Contain("IMI4143");
        (await place.ListAsync()).Should().ContainSingle().Which["type"]!.ToString().Should().Be("Trino");
        place.Checkpoint.Should().NotContain("pending_operations");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task It_is_deleted_by_destroy()
    {
        await using var place = await GivenLostAsync(Given.Redshift, "Redshift");

        (await place.RunAsync("destroy", "--yes")).Ended(0);

        (await place.ListAsync()).Should().BeEmpty();
        place.Checkpoint.Should().NotContain("\"resources\"").And.NotContain("pending_operations");
    }

    [Test]
    public async Task It_is_replaced_when_its_block_names_another_host()
    {
        await using var place = await GivenLostAsync(Given.Redshift, "Redshift");
        place.Edit("main.tf", "finance.redshift", "sales.redshift");

        await place.ApplyAsync();

        (await place.ListAsync()).Should().HaveCount(2);
        (await place.FindAsync("Redshift"))["config"]!["host"]!.ToString().Should().Be("sales.redshift.amazonaws.com");
    }

    [Test]
    public async Task It_is_kept_when_it_was_made_in_place_of_one_that_had_vanished()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Trino);
        await place.ApplyAsync();
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Redshift"));
        place.Immuta.SetRules(LoseAnswers("Redshift"));
        (await place.RunAsync("apply", "--yes")).Ended(1);
        place.Immuta.SetRules();

        var run = await place.ApplyAsync();

        run.Screen.Should().Contain("IMI4143").And.Contain("0 destroyed");
        (await place.FindAsync("Redshift"))["status"]!.ToString().Should().Be("enabled");
        place.Checkpoint.Should().NotContain("pending_operations");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [TestCase("finance2.redshift", 2)]
    [TestCase("finance3.redshift", 2)]
    public async Task It_is_no_rubbish_when_the_replacement_is_wanted_still(string host, int count)
    {
        await using var place = await Workplace.StartAsync(
            Given.Provider + Given.Redshift.Replace("auto_bootstrap ", "lifecycle {\n    create_before_destroy = true\n  }\n  auto_bootstrap ", StringComparison.Ordinal) + Given.Trino);
        await place.ApplyAsync();
        place.Edit("main.tf", "finance.redshift", "finance2.redshift");
        place.Immuta.SetRules(LoseAnswers("Redshift"));
        (await place.RunAsync("apply", "--yes")).Ended(1);
        place.Immuta.SetRules();
        place.Edit("main.tf", "finance2.redshift", host);

        await place.ApplyAsync();

        (await place.FindAsync("Redshift"))["config"]!["host"]!.ToString().Should().StartWith(host);
        (await place.ListAsync()).Should().HaveCount(count);
        place.Checkpoint.Should().NotContain("pending_operations");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task What_was_never_made_is_forgotten()
    {
        await using var place = await GivenLostAsync(Given.Redshift, "Redshift");
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Redshift"));
        place.Write("main.tf", Given.Provider + Given.Trino);

        await place.ApplyAsync();

        place.Checkpoint.Should().NotContain("pending_operations");
        (await place.RunAsync("plan")).Ended(0).Screen.Should().NotContain("IMI3042");
    }

    [Test]
    public async Task Without_a_look_at_the_server_it_stays_open()
    {
        await using var place = await GivenLostAsync(Given.Redshift, "Redshift");
        place.Write("main.tf", Given.Provider + Given.Trino);

        (await place.ApplyAsync("--refresh", "false")).Screen.Should().Contain("IMI3042");

        place.Checkpoint.Should().Contain("pending_operations");
    }

    private static async Task<Workplace> GivenLostAsync(string block, string type)
    {
        var place = await Workplace.StartAsync(Given.Provider + block + Given.Trino);
        place.Immuta.SetRules(LoseAnswers(type));
        (await place.RunAsync("apply", "--yes")).Ended(1);
        place.Immuta.SetRules();
        place.Checkpoint.Should().Contain("pending_operations");
        (await place.ListAsync()).Should().HaveCount(2);
        return place;
    }
}
