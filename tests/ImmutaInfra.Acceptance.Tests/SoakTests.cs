using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>The whole program again and again in one process, against a server on which anything may go wrong: nothing is lost,
/// nothing doubled, and nothing piles up.</summary>
public sealed class SoakTests
{
    private const int MostOfAKind = 10;
    private const int RoundsBetweenFigures = 10;
    private const int WarmUpRounds = 30;

    /// <summary>A slice of the long form, for each build.</summary>
    [Test]
    public Task A_round_of_plan_apply_drift_and_destroy_keep_server_and_state_alike() => SoakAsync(rounds: 1, minutes: null, seed: 20261121);

    /// <summary>As long as wanted: <c>IMMUTAINFRA_SOAK_MINUTES=60 dotnet test --filter An_hour_of_rounds</c>; another seed by <c>IMMUTAINFRA_SOAK_SEED</c>.</summary>
    [Test]
    [Explicit("takes an hour")]
    public Task An_hour_of_rounds_leaks_nothing() =>
        SoakAsync(rounds: int.MaxValue, minutes: Number("IMMUTAINFRA_SOAK_MINUTES", 60), seed: Number("IMMUTAINFRA_SOAK_SEED", Environment.TickCount));

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static async Task SoakAsync(int rounds, int? minutes, int seed)
    {
        var random = new Random(seed);
        var elapsed = Stopwatch.StartNew();
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino, new EmulatorOptions { RememberedRequests = 100 });
        var clock = (HurryingClock)place.Clock;
        await place.ApplyAsync();
        var soak = new Soak(place, random);
        var figures = new List<SoakFigures>();
        for (var round = 1; round <= rounds && (minutes is null || elapsed.Elapsed.TotalMinutes < minutes); round++)
        {
            await soak.RoundAsync($"seed {seed}, round {round}");
            if (round % RoundsBetweenFigures == 0)
            {
                clock.Waits.Clear(); // what a test's clock notes is no leak of the program
                figures.Add(SoakFigures.Take(place, round));
                await TestContext.Progress.WriteLineAsync($"soak: {elapsed.Elapsed.TotalMinutes:0.0} min, seed {seed}, {soak.Runs} runs ({soak.FailedRuns} failed as they had to), {figures[^1]}");
            }
        }

        SoakFigures.ExpectNoGrowth([.. figures.Where(each => each.Round > WarmUpRounds)]);
        await TestContext.Progress.WriteLineAsync($"soak: {soak.Runs} runs, {soak.FailedRuns} of them failed under faults, {soak.Compared} comparisons of server and state: 0 lost, 0 doubled");
    }

    /// <summary>What the rounds are made of.</summary>
    private sealed class Soak(Workplace place, Random random)
    {
        private readonly StringBuilder _story = new();
        private string _last = "";

        public int Runs { get; private set; }

        public int FailedRuns { get; private set; }

        public int Compared { get; private set; }

        public async Task RoundAsync(string at)
        {
            _story.Clear();
            var wanted = WriteConfiguration();
            place.Immuta.SetRules([.. Faults()]);
            await TryAsync(at, "plan", "--detailed-exitcode");
            await TryAsync(at, "apply", "--yes");
            if (random.Next(3) == 0)
            {
                wanted = WriteConfiguration();
                await TryAsync(at, "apply", "--yes");
            }

            await TryAsync(at, "drift", "--json");
            place.Immuta.SetRules();
            await ToTheEndAsync(at, "apply");
            await CompareAsync(at, wanted);

            if (wanted > 0)
            {
                await ChangeSomethingAsync();
                (await RunAsync(at, "drift", "--json")).ExitCode.Should().Be(2, "{0}: somebody changed something\n{1}", at, _last);
                place.Immuta.SetRules([.. Faults()]);
                await TryAsync(at, "apply", "--yes");
                place.Immuta.SetRules();
                await ToTheEndAsync(at, "apply");
                await CompareAsync(at, wanted);
            }

            (await RunAsync(at, "drift", "--json")).ExitCode.Should().Be(0, "{0}: all is as it should be\n{1}", at, _last);
            if (random.Next(4) == 0)
            {
                place.Immuta.SetRules([.. Faults()]);
                await TryAsync(at, "destroy", "--yes");
                place.Immuta.SetRules();
                await ToTheEndAsync(at, "destroy");
                await CompareAsync(at, 0);
            }
        }

        private int WriteConfiguration()
        {
            var text = new StringBuilder(Given.Provider);
            var (lakes, warehouses) = (random.Next(MostOfAKind), random.Next(MostOfAKind));
            for (var i = 0; i < lakes; i++)
            {
                text.Append(Given.S3.Replace("\"lake\"", $"\"lake{i}\"", StringComparison.Ordinal).Replace("acme-lake", $"acme-lake-{i}", StringComparison.Ordinal)
                    .Replace("role/immuta", $"role/immuta{random.Next(3)}", StringComparison.Ordinal));
            }

            for (var i = 0; i < warehouses; i++)
            {
                text.Append(Given.Redshift.Replace("\"warehouse\"", $"\"warehouse{i}\"", StringComparison.Ordinal).Replace("finance.", $"finance{i}.", StringComparison.Ordinal)
                    .Replace("auto_bootstrap      = true", $"auto_bootstrap      = true{(i < lakes ? $"\n  depends_on = [immuta_s3_integration.lake{i}]" : "")}", StringComparison.Ordinal)
                    .Replace("planted-redshift-password", $"planted-{random.Next(3)}", StringComparison.Ordinal));
            }

            place.Write("main.tf", text.ToString());
            return lakes + warehouses;
        }

        private async Task ChangeSomethingAsync()
        {
            var all = await place.ListAsync();
            var one = all[random.Next(all.Count)];
            var id = one["id"]!.ToString();
            if (random.Next(3) == 0)
            {
                await place.RemoveBehindTheBackAsync(id);
            }
            else
            {
                await place.ChangeBehindTheBackAsync(id, (string?)one["type"] == "Native S3"
                    ? """{"awsRoleToAssume":"arn:aws:iam::012345678901:role/somebody"}""" : """{"initialDatabase":"somebodys"}""");
            }
        }

        private IEnumerable<FaultRule> Faults()
        {
            for (var count = random.Next(4); count > 0; count--)
            {
                var rule = new FaultRule
                {
                    Method = new[] { null, "GET", "POST", "PUT", "DELETE" }[random.Next(5)],
                    Call = random.Next(1, 20),
                    Count = random.Next(1, 6),
                    When = random.Next(2) == 0 ? FaultTiming.After : FaultTiming.Before,
                };
                yield return random.Next(6) switch
                {
                    0 or 1 => rule with { Drop = true },

                    // Not 404: a server that says so of what is there cannot be told from one that speaks the truth.
                    2 => rule with { Status = new[] { 400, 401, 403, 409, 422, 429, 500, 502, 503 }[random.Next(9)], When = FaultTiming.Before },
                    3 => rule with { Html = true, When = FaultTiming.Before, Status = random.Next(2) == 0 ? 200 : 503 },
                    4 => rule with { Status = 200, Body = new JArray(new JObject { ["id"] = new JArray() }), When = FaultTiming.Before, Method = "GET", Path = "/integrations/*/status" },
                    _ => rule with { Delay = TimeSpan.FromSeconds(random.Next(1, 5)) },
                };
            }
        }

        private async Task<ProgramRun> RunAsync(string at, params string[] args)
        {
            Runs++;
            var run = await place.RunAsync(args);
            _last = $"{string.Join(' ', args)}: {run.Screen}";
            _story.AppendLine(CultureInfo.InvariantCulture, $"$ {string.Join(' ', args)} => {run.ExitCode}").Append(run.Error);
            run.ExitCode.Should().BeOneOf([0, 1, 2], "{0}: {1}", at, _last);
            run.Screen.Should().NotContain("IMI9001", at).And.NotContain("planted", at);
            return run;
        }

        /// <summary>Runs under faults: it may fail, with a message.</summary>
        private async Task TryAsync(string at, params string[] args)
        {
            var run = await RunAsync(at, args);
            if (run.ExitCode == 1)
            {
                FailedRuns++;
                run.Screen.Should().Contain("IMI", at);
            }

            (await RunAsync(at, "state", "verify")).ExitCode.Should().Be(0, "{0}, after {1}: {2}", at, run.Screen, _last);
        }

        /// <summary>Without faults it works, at the latest once the server is done with what was begun under faults.</summary>
        private async Task ToTheEndAsync(string at, string command)
        {
            for (var tries = 0; tries < 3; tries++)
            {
                if ((await RunAsync(at, command, "--yes")).ExitCode == 0)
                {
                    return;
                }
            }

            Assert.Fail($"""
                {at}: {command} is stuck
                {_story}
                {string.Join('\n', place.Immuta.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path} {request.Status}"))}
                """);
        }

        private async Task CompareAsync(string at, int expected)
        {
            Compared++;
            var there = await place.ListAsync();
            there.Should().HaveCount(expected, "{0}: {1}", at, _story);
            var state = JObject.Parse((await RunAsync(at, "state", "export")).Output)["deployment"]!;
            state["pending_operations"].Should().BeNull(at);
            (state["resources"] ?? new JArray()).Where(one => ((string)one["type"]!).StartsWith("immuta:", StringComparison.Ordinal)).Select(one => (string)one["id"]!)
                .Should().BeEquivalentTo(there.Select(one => one["id"]!.ToString()), at);
            if (expected > 0)
            {
                (await RunAsync(at, "plan", "--detailed-exitcode")).ExitCode.Should().Be(0, "{0}: {1}", at, _last);
            }

            (await RunAsync(at, "state", "verify")).ExitCode.Should().Be(0, "{0}: {1}", at, _last);
        }
    }
}
