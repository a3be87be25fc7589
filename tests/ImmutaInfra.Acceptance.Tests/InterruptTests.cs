using ImmutaInfra.Cli;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

public sealed class InterruptTests
{
    [TestCase("POST", "/integrations")]
    [TestCase("GET", "/integrations/*")]
    [CancelAfter(60_000)]
    public async Task What_was_not_waited_for_is_told_in_one_message_and_found_by_the_next_run(string method, string path, CancellationToken patience)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks + Given.S3);
        place.Immuta.SetRules(new FaultRule { Method = method, Path = path, Delay = TimeSpan.FromHours(1) });
        using var interrupts = new Interrupts();
        var running = Task.Run(() => place.RunAsync("", interrupts, "apply", "--yes"), patience);
        using var client = new HttpClient { BaseAddress = place.Immuta.BaseUrl };
        while (JArray.Parse(await client.GetStringAsync("_emulator/rules", patience))[0]["calls"]!.Value<int>() < 2)
        {
        }

        interrupts.Signal();
        interrupts.Signal();
        var run = await running.WaitAsync(patience);

        History(place).Should().Contain("\"result\":\"failed\"");
        run.Ended(130).Error.Split("error IMI").Should().HaveCount(2, run.Error);
        run.Error.Should().Contain("error IMI4503: Interrupted")
            .And.MatchRegex(@"not waited for:\s+immuta_redshift_integration\.warehouse,\s+immuta_s3_integration\.lake\.")
            .And.Contain("1 change was not begun");
        place.Immuta.SetRules();
        (await place.ApplyAsync()).Error.Should().NotContain("IMI");
        (await place.ListAsync()).Should().HaveCount(3).And.OnlyContain(one => (string?)one["status"] == "enabled");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task What_was_stopped_gently_waits_for_what_had_begun_and_is_no_success(CancellationToken patience)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift + Given.Databricks);
        using var interrupts = new Interrupts();
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Delay = TimeSpan.FromMilliseconds(200) });
        var running = Task.Run(() => place.RunAsync("", interrupts, "apply", "--yes"), patience);
        using var client = new HttpClient { BaseAddress = place.Immuta.BaseUrl };
        while (JArray.Parse(await client.GetStringAsync("_emulator/rules", patience))[0]["calls"]!.Value<int>() < 1)
        {
        }

        interrupts.Signal();
        var run = await running.WaitAsync(patience);

        run.Ended(130).Error.Should().Contain("error IMI4503: Interrupted").And.Contain("1 change was not begun").And.NotContain("not waited for");
        History(place).Should().Contain("\"result\":\"failed\"");
        (await place.ListAsync()).Should().ContainSingle().Which.Should().Match<JObject>(one => (string?)one["status"] == "enabled");
    }

    private static string History(Workplace place) =>
        File.ReadAllText(Directory.GetFiles(Path.Combine(place.Folder, ".immutainfra", ".pulumi", "history"), "*.history.json", SearchOption.AllDirectories).Order().Last());
}
