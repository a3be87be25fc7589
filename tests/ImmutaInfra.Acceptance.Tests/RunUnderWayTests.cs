using ImmutaInfra.Cli;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>What others see of a stack while a run is changing it.</summary>
public sealed class RunUnderWayTests
{
    [Test]
    [CancelAfter(120_000)]
    public async Task Runs_that_write_end_at_once_and_those_that_read_say_so(CancellationToken patience)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        place.Write("more.tf", Given.Redshift + Given.S3);
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Delay = TimeSpan.FromHours(1) });
        using var interrupts = new Interrupts();
        var running = Task.Run(() => place.RunAsync("", interrupts, "apply", "--yes"), patience);
        using var client = new HttpClient { BaseAddress = place.Immuta.BaseUrl };
        while (JArray.Parse(await client.GetStringAsync("_emulator/rules", patience))[0]["calls"]!.Value<int>() < 2)
        {
        }

        try
        {
            await LookOnAsync(place);
        }
        finally
        {
            interrupts.Signal();
            interrupts.Signal();
            (await running.WaitAsync(patience)).Ended(130);
        }

        (await place.RunAsync("plan")).Screen.Should().NotContain("IMI4132");
    }

    private static async Task LookOnAsync(Workplace place)
    {
        foreach (var line in new[] { "apply --yes", "destroy --yes", "refresh", "import immuta_s3_integration.lake 7", "drift --remediate apply --only changed", "state rm immuta_trino_integration.starburst" })
        {
            var run = (await place.RunAsync(line.Split(' '))).Ended(1);
            run.Error.Should().Contain("error IMI4130").And.MatchRegex($@"\(process\s+{Environment.ProcessId},").And.Contain("wait for that run", line);
            run.Error.Split(" IMI").Should().HaveCount(2, run.Error);
            run.Output.Should().BeEmpty("{0} plans nothing that it may not do", line);
        }

        foreach (var line in new[] { "plan", "preview", "drift", "show", "state list", "state show immuta_trino_integration.starburst", "output", "state verify" })
        {
            var run = await place.RunAsync(line.Split(' '));
            run.Screen.Should().MatchRegex(@"A\s+run\s+is\s+under\s+way", line).And.MatchRegex($@"\(process\s+{Environment.ProcessId},", line).And.NotContain("interrupted", line).And.NotContain("IMI4142", line);
        }

        (await place.RunAsync("plan")).Output.Should().Contain("2 to add", "what is being created is not there yet");
        (await place.RunAsync("state", "export")).Output.Should().NotContain("interrupted").And.NotContain("pending_operations");
        (await place.RunAsync("state", "unlock")).Ended(1).Error.Should().Contain("IMI4133").And.MatchRegex($@"\(process\s+{Environment.ProcessId},").And.Contain("state unlock --force");
        (await place.RunAsync("apply", "--yes")).Ended(1).Error.Should().Contain("IMI4130", "the lock is still there");
    }
}
