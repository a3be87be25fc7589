using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>The whole program as a process, killed with SIGKILL at random moments while the server is slow and loses answers.</summary>
public sealed class KillTests
{
    private const int Integrations = 30;

    /// <summary>A slice of the long form, for each build.</summary>
    [Test]
    public Task A_run_killed_at_any_moment_loses_and_doubles_nothing() => KillAsync(kills: 12, seed: 20261121);

    /// <summary>Hundreds of kills: <c>IMMUTAINFRA_KILLS=300 dotnet test --filter Hundreds_of_kills</c>; another seed by <c>IMMUTAINFRA_KILL_SEED</c>.</summary>
    [Test]
    [Explicit("takes an hour")]
    public Task Hundreds_of_kills_lose_and_double_nothing() => KillAsync(Number("IMMUTAINFRA_KILLS", 300), Number("IMMUTAINFRA_KILL_SEED", Environment.TickCount));

    [Test]
    public async Task Of_two_runs_at_once_the_second_ends_at_once_and_the_lock_of_a_dead_one_is_taken_over()
    {
        await using var place = await KillPlace.StartAsync();
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Delay = TimeSpan.FromHours(1) });
        using var first = place.Start("apply", "--yes");
        var output = first.StandardOutput.ReadToEndAsync();
        while (await first.StandardError.ReadLineAsync() is { } line && !line.Contains("Creating...", StringComparison.Ordinal))
        {
        }

        var (exitCode, text) = await place.RunAsync("apply", "--yes");
        exitCode.Should().Be(1, text);
        text.Should().Contain("IMI4130").And.MatchRegex($@"\(process\s+{first.Id},").And.NotContain("IMI4142").And.NotContain("will be created");
        (exitCode, text) = await place.RunAsync("plan");
        exitCode.Should().Be(0, "a plan needs no lock");
        text.Should().Contain("IMI4132").And.NotContain("interrupted");
        (exitCode, text) = await place.RunAsync("state", "unlock");
        exitCode.Should().Be(1, "the process is there");
        text.Should().Contain("IMI4133").And.MatchRegex($@"\(process\s+{first.Id},");

        first.HasExited.Should().BeFalse("the first run goes on");
        first.Kill();
        await first.WaitForExitAsync();
        await output;
        place.Immuta.SetRules();
        (exitCode, text) = await place.RunAsync("apply", "--yes");
        exitCode.Should().Be(0, text);
        text.Should().Contain("IMI4131").And.MatchRegex($@"\(process\s+{first.Id},");
        await place.CompareAsync(Integrations, "after both");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static async Task KillAsync(int kills, int seed)
    {
        var random = new Random(seed);
        await using var place = await KillPlace.StartAsync();
        await TestContext.Progress.WriteLineAsync($"kill test: seed {seed}, {kills} kills");
        await place.RunToTheEndAsync("apply");
        var lengths = new Dictionary<string, TimeSpan> { ["apply"] = TimeSpan.FromSeconds(4), ["destroy"] = TimeSpan.FromSeconds(4) };
        var (killed, tooLate, doneApplies) = (0, 0, 0);
        var isThere = true;
        for (var round = 1; killed < kills; round++)
        {
            // Now and then the same again, so that several kills come upon each other.
            var command = isThere ? "destroy" : "apply";
            isThere = random.Next(4) == 0 ? isThere : !isThere;
            place.Immuta.SetRules([.. Faults(random)]);
            var moment = lengths[command] * (0.05 + (0.95 * random.NextDouble()));
            if (!await place.RunAndKillAsync(command, moment))
            {
                // It was faster than the moment.
                tooLate++;
                lengths[command] = TimeSpan.FromTicks(Math.Max(moment.Ticks * 9 / 10, TimeSpan.TicksPerSecond));
            }
            else
            {
                killed++;
                lengths[command] = TimeSpan.FromTicks(Math.Min(lengths[command].Ticks * 21 / 20, 6 * TimeSpan.TicksPerSecond));
            }

            place.Immuta.SetRules();
            var at = $"seed {seed}, round {round}: {command} killed after {moment.TotalMilliseconds:F0} ms";
            await place.VerifyAsync(at);
            if (random.Next(3) == 0)
            {
                await place.RunToTheEndAsync("apply", at);
                await place.CompareAsync(Integrations, at);
                doneApplies++;
                isThere = true;
            }

            // So that there are figures, too, where a long test is cut off.
            await TestContext.Progress.WriteLineAsync($"kill test: {killed} killed, {tooLate} too late, {doneApplies} compared; last {at}");
        }

        await place.RunToTheEndAsync("apply", "at the end");
        await place.CompareAsync(Integrations, "at the end");
        await place.RunToTheEndAsync("destroy", "at the end");
        await place.CompareAsync(0, "at the end");
        await TestContext.Progress.WriteLineAsync(
            $"kill test: {killed} kills, {tooLate} runs that ended before; {doneApplies + 2} comparisons of {Integrations} integrations: 0 lost, 0 doubled, 0 stuck; verified after each");
    }

    private static IEnumerable<FaultRule> Faults(Random random)
    {
        yield return new FaultRule { Method = "POST", Path = "/integrations", Call = random.Next(1, 12), Count = random.Next(1, 4), Drop = true, When = FaultTiming.After };
        yield return new FaultRule { Method = "DELETE", Call = random.Next(1, 12), Count = random.Next(1, 4), Drop = true, When = random.Next(2) == 0 ? FaultTiming.After : FaultTiming.Before };
        yield return new FaultRule { Method = "PUT", Call = random.Next(1, 4), Count = 1, Drop = true, When = FaultTiming.After };
        yield return new FaultRule { Call = random.Next(1, 20), Count = random.Next(1, 20), Delay = TimeSpan.FromMilliseconds(random.Next(1, 400)), When = random.Next(2) == 0 ? FaultTiming.After : FaultTiming.Before };
    }

    /// <summary>A folder, an Immuta in real time, and the program as a user starts it.</summary>
    private sealed class KillPlace : IAsyncDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("immutainfra-kill-").FullName;
        private readonly HttpClient _client;
        private string _lastRun = "";

        private KillPlace(ImmutaEmulator immuta)
        {
            Immuta = immuta;
            _client = new HttpClient { BaseAddress = immuta.BaseUrl };
            _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
        }

        public ImmutaEmulator Immuta { get; }

        private string Folder => Path.Combine(_root, "tenant");

        public static async Task<KillPlace> StartAsync()
        {
            var place = new KillPlace(await ImmutaEmulator.StartAsync(
                new EmulatorOptions { SettleAfter = TimeSpan.FromMilliseconds(300), Latency = TimeSpan.FromMilliseconds(20), RememberedRequests = 20_000 }));
            Directory.CreateDirectory(place.Folder);
            await File.WriteAllTextAsync(Path.Combine(place.Folder, "main.tf"), Configuration());
            return place;
        }

        /// <summary>Starts the program and kills it; false where it had ended before.</summary>
        public async Task<bool> RunAndKillAsync(string command, TimeSpan moment)
        {
            using var process = Start(command, "--yes");
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            var ended = process.WaitForExitAsync();
            var wasKilled = await Task.WhenAny(ended, Task.Delay(moment)) != ended;
            if (wasKilled)
            {
                process.Kill();
            }

            await Task.WhenAll(ended, output, error);
            return wasKilled && process.ExitCode != 0;
        }

        /// <summary>Runs to the end; a server that is busy with what was killed may need a second run.</summary>
        public async Task RunToTheEndAsync(string command, string at = "at first")
        {
            var said = "";
            for (var tries = 0; tries < 3; tries++)
            {
                var (exitCode, text) = await RunAsync(command, "--yes");
                _lastRun = text;
                if (exitCode == 0)
                {
                    return;
                }

                said += text;
            }

            Assert.Fail($"{at}: {command} is stuck\n{said}");
        }

        public async Task VerifyAsync(string at)
        {
            var (exitCode, text) = await RunAsync("state", "verify");
            exitCode.Should().Be(0, "{0}: {1}", at, text);
        }

        /// <summary>Compares the server with the state: each integration there once, and known.</summary>
        public async Task CompareAsync(int expected, string at)
        {
            var there = JArray.Parse(await _client.GetStringAsync("_emulator/integrations")).OfType<JObject>()
                .Where(one => (string?)one["status"] is not ("deleted" or "deleting")).ToList();

            // A failure has to show which one is there twice or not at all, and how that came about.
            if (there.Count != expected)
            {
                Assert.Fail($"""
                    {at}: {there.Count} instead of {expected} integrations:
                    {string.Join('\n', there.Select(one => $"{one["id"]} {one["status"]} {one["config"]?["name"] ?? one["config"]?["host"]}"))}
                    The changes that were asked for:
                    {string.Join('\n', Immuta.Requests.Where(request => request.Method != "GET").TakeLast(200).Select(request => $"{request.At:HH:mm:ss.fff} {request.Method} {request.Path} {request.Status}"))}
                    The last run:
                    {_lastRun}
                    """);
            }

            there.Where(one => (string?)one["status"] != "enabled").Select(one => one.ToString()).Should().BeEmpty(at);
            var (_, list) = await RunAsync("state", "export");
            var state = JObject.Parse(list)["deployment"]!;
            var known = (state["resources"] ?? new JArray()).Where(one => ((string)one["type"]!).StartsWith("immuta:", StringComparison.Ordinal)).Select(one => (string)one["id"]!);
            known.Should().BeEquivalentTo(there.Select(one => one["id"]!.ToString()), at);
            state["pending_operations"].Should().BeNull(at);
            if (expected > 0)
            {
                (await RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0, at);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await Immuta.DisposeAsync();
            Directory.Delete(_root, recursive: true);
        }

        private static string Configuration()
        {
            var text = new StringBuilder(Given.Provider);
            for (var i = 0; i < Integrations / 2; i++)
            {
                text.Append(Given.S3.Replace("\"lake\"", $"\"lake{i}\"", StringComparison.Ordinal).Replace("acme-lake", $"acme-lake-{i}", StringComparison.Ordinal));
                text.Append(Given.Redshift.Replace("\"warehouse\"", $"\"warehouse{i}\"", StringComparison.Ordinal).Replace("finance.", $"finance{i}.", StringComparison.Ordinal)
                    .Replace("auto_bootstrap      = true", $"auto_bootstrap      = true\n  depends_on = [immuta_s3_integration.lake{i}]", StringComparison.Ordinal));
            }

            return text.ToString();
        }

        public async Task<(int ExitCode, string Text)> RunAsync(params string[] args)
        {
            using var process = Start(args);
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }

        public Process Start(params string[] args)
        {
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add(Path.Combine(BuiltProgram.Folder, "immutainfra.dll"));
            foreach (var arg in args)
            {
                start.ArgumentList.Add(arg);
            }

            start.Environment["HOME"] = Path.Combine(_root, "home");
            start.Environment["IMMUTA_BASE_URL"] = Immuta.BaseUrl.AbsoluteUri;
            start.Environment["IMMUTA_API_KEY"] = Immuta.ApiKey;
            start.Environment["PULUMI_CONFIG_PASSPHRASE"] = Workplace.Passphrase;
            return Process.Start(start)!;
        }
    }
}
